using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MendedMeetings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "lead_seat_id",
                table: "partnership_agenda_item",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "outcome_by",
                table: "partnership_agenda_item",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_agenda_item_locality_id_lead_seat_id",
                table: "partnership_agenda_item",
                columns: new[] { "locality_id", "lead_seat_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_partnership_agenda_item_partnership_seat_locality_id_lead_seat_id",
                table: "partnership_agenda_item",
                columns: new[] { "locality_id", "lead_seat_id" },
                principalTable: "partnership_seat",
                principalColumns: new[] { "locality_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_partnership_agenda_item_partnership_seat_locality_id_lead_seat_id",
                table: "partnership_agenda_item");

            migrationBuilder.DropIndex(
                name: "ix_partnership_agenda_item_locality_id_lead_seat_id",
                table: "partnership_agenda_item");

            migrationBuilder.DropColumn(
                name: "lead_seat_id",
                table: "partnership_agenda_item");

            migrationBuilder.DropColumn(
                name: "outcome_by",
                table: "partnership_agenda_item");
        }
    }
}
