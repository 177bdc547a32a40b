using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class MendedVotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<int>(
                name: "together",
                table: "partnership_proposal_seat",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AddColumn<DateOnly>(
                name: "voided_on",
                table: "partnership_proposal_seat",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "pays_shared",
                table: "partnership_fund",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<string>(
                name: "sector_code",
                table: "partnership_card",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40);

            migrationBuilder.CreateTable(
                name: "partnership_sealed_ballot",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contents = table.Column<byte[]>(type: "bytea", maxLength: 1040, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_sealed_ballot", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_sealed_ballot_partnership_proposal_locality_id_",
                        columns: x => new { x.locality_id, x.proposal_id },
                        principalTable: "partnership_proposal",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_sealed_ballot_locality_id_proposal_id",
                table: "partnership_sealed_ballot",
                columns: new[] { "locality_id", "proposal_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnership_sealed_ballot");

            migrationBuilder.DropColumn(
                name: "voided_on",
                table: "partnership_proposal_seat");

            migrationBuilder.DropColumn(
                name: "pays_shared",
                table: "partnership_fund");

            migrationBuilder.AlterColumn<int>(
                name: "together",
                table: "partnership_proposal_seat",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "sector_code",
                table: "partnership_card",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40,
                oldNullable: true);
        }
    }
}
