using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LedgerOfMoves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "move_id",
                table: "fair_access_ledger",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_ledger_locality_id_move_id",
                table: "fair_access_ledger",
                columns: new[] { "locality_id", "move_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_fair_access_ledger_locality_id_move_id",
                table: "fair_access_ledger");

            migrationBuilder.DropColumn(
                name: "move_id",
                table: "fair_access_ledger");
        }
    }
}
