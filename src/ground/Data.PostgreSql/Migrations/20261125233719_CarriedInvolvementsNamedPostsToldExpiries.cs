using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class CarriedInvolvementsNamedPostsToldExpiries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "named_as",
                table: "access_post",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "carried_from_id",
                table: "access_involvement",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "expiry_told_at_utc",
                table: "access_disclosure",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "named_as",
                table: "access_post");

            migrationBuilder.DropColumn(
                name: "carried_from_id",
                table: "access_involvement");

            migrationBuilder.DropColumn(
                name: "expiry_told_at_utc",
                table: "access_disclosure");
        }
    }
}
