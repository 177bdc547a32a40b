using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ClinicRecall : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "disclosure_id",
                table: "support_clinic_children",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateIndex(
                name: "ix_support_clinic_children_locality_id_disclosure_id",
                table: "support_clinic_children",
                columns: new[] { "locality_id", "disclosure_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_support_clinic_children_locality_id_disclosure_id",
                table: "support_clinic_children");

            migrationBuilder.DropColumn(
                name: "disclosure_id",
                table: "support_clinic_children");
        }
    }
}
