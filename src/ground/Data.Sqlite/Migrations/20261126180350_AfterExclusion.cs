using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AfterExclusion : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "board_reasons",
                table: "children_exclusion",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "children_board_request",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    exclusion_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    who = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    agreed = table.Column<bool>(type: "INTEGER", nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_board_request", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_board_request_children_exclusion_locality_id_exclusion_id",
                        columns: x => new { x.locality_id, x.exclusion_id },
                        principalTable: "children_exclusion",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_consent_step",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    consent_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    deed = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    whose = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    programme = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_consent_step", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_consent_step_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_duty_reminder",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_duty_reminder", x => new { x.locality_id, x.person_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "children_letter_address",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    board = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    review = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_letter_address", x => new { x.locality_id, x.school_id });
                });

            migrationBuilder.CreateTable(
                name: "children_letter_sent",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    exclusion_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    way = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    sent_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_letter_sent", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_letter_sent_children_exclusion_locality_id_exclusion_id",
                        columns: x => new { x.locality_id, x.exclusion_id },
                        principalTable: "children_exclusion",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_school_key",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_school_key", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_children_board_request_locality_id_child_id",
                table: "children_board_request",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_board_request_locality_id_exclusion_id",
                table: "children_board_request",
                columns: new[] { "locality_id", "exclusion_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_consent_step_locality_id_child_id",
                table: "children_consent_step",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_letter_sent_locality_id_child_id",
                table: "children_letter_sent",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_letter_sent_locality_id_exclusion_id",
                table: "children_letter_sent",
                columns: new[] { "locality_id", "exclusion_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_school_key_locality_id_school_id",
                table: "children_school_key",
                columns: new[] { "locality_id", "school_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_school_key_locality_id_token_hash",
                table: "children_school_key",
                columns: new[] { "locality_id", "token_hash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "children_board_request");

            migrationBuilder.DropTable(
                name: "children_consent_step");

            migrationBuilder.DropTable(
                name: "children_duty_reminder");

            migrationBuilder.DropTable(
                name: "children_letter_address");

            migrationBuilder.DropTable(
                name: "children_letter_sent");

            migrationBuilder.DropTable(
                name: "children_school_key");

            migrationBuilder.DropColumn(
                name: "board_reasons",
                table: "children_exclusion");
        }
    }
}
