using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MeetingsHeard : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "series_id",
                table: "partnership_meeting",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "partnership_heard_group",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    sectors = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    answers = table.Column<int>(type: "INTEGER", nullable: false),
                    sum = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_heard_group", x => new { x.locality_id, x.meeting_id, x.number });
                    table.ForeignKey(
                        name: "fk_partnership_heard_group_partnership_meeting_locality_id_meeting_id",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "partnership_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_heard_seat",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_heard_seat", x => new { x.locality_id, x.meeting_id, x.seat_id });
                    table.ForeignKey(
                        name: "fk_partnership_heard_seat_partnership_meeting_locality_id_meeting_id",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "partnership_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_heard_seat_partnership_seat_locality_id_seat_id",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_meeting_series",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    rhythm = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_meeting_series", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_sealed_answer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contents = table.Column<byte[]>(type: "BLOB", maxLength: 464, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_sealed_answer", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_sealed_answer_partnership_meeting_locality_id_meeting_id",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "partnership_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_meeting_locality_id_series_id",
                table: "partnership_meeting",
                columns: new[] { "locality_id", "series_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_heard_seat_locality_id_seat_id",
                table: "partnership_heard_seat",
                columns: new[] { "locality_id", "seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_sealed_answer_locality_id_meeting_id",
                table: "partnership_sealed_answer",
                columns: new[] { "locality_id", "meeting_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_partnership_meeting_partnership_meeting_series_locality_id_series_id",
                table: "partnership_meeting",
                columns: new[] { "locality_id", "series_id" },
                principalTable: "partnership_meeting_series",
                principalColumns: new[] { "locality_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_partnership_meeting_partnership_meeting_series_locality_id_series_id",
                table: "partnership_meeting");

            migrationBuilder.DropTable(
                name: "partnership_heard_group");

            migrationBuilder.DropTable(
                name: "partnership_heard_seat");

            migrationBuilder.DropTable(
                name: "partnership_meeting_series");

            migrationBuilder.DropTable(
                name: "partnership_sealed_answer");

            migrationBuilder.DropIndex(
                name: "ix_partnership_meeting_locality_id_series_id",
                table: "partnership_meeting");

            migrationBuilder.DropColumn(
                name: "series_id",
                table: "partnership_meeting");
        }
    }
}
