using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Collaborative : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "partnership_agreement",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_agreement", x => new { x.locality_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "partnership_calendar_feed",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_calendar_feed", x => new { x.locality_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_collaborative",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    anchor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phase = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    started_on = table.Column<DateOnly>(type: "date", nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    stage_since = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_collaborative", x => x.locality_id);
                });

            migrationBuilder.CreateTable(
                name: "partnership_meeting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    purpose = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: true),
                    materials = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: true),
                    mode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    place = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    access = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    starts = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    minutes = table.Column<int>(type: "integer", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    called_by = table.Column<Guid>(type: "uuid", nullable: true),
                    chaired_by = table.Column<Guid>(type: "uuid", nullable: true),
                    noted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    notes = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true),
                    notes_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_meeting", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_member_organisation",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    does = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: true),
                    bound = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: true),
                    offers = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: true),
                    needs = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: true),
                    changed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_member_organisation", x => new { x.locality_id, x.organisation_id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_sector",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    label = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    is_core = table.Column<bool>(type: "boolean", nullable: false),
                    is_key = table.Column<bool>(type: "boolean", nullable: false),
                    is_anchor = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_sector", x => new { x.locality_id, x.code });
                });

            migrationBuilder.CreateTable(
                name: "partnership_agreement_acceptance",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    accepted_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_agreement_acceptance", x => new { x.locality_id, x.number, x.person_id });
                    table.ForeignKey(
                        name: "fk_partnership_agreement_acceptance_partnership_agreement_loca",
                        columns: x => new { x.locality_id, x.number },
                        principalTable: "partnership_agreement",
                        principalColumns: new[] { "locality_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_agenda_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    method = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    needs_decision = table.Column<bool>(type: "boolean", nullable: false),
                    is_relationship = table.Column<bool>(type: "boolean", nullable: false),
                    outcome = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    moved_to = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_agenda_item", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_agenda_item_partnership_meeting_locality_id_mee",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "partnership_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_correction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_correction", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_correction_partnership_meeting_locality_id_meet",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "partnership_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_meeting_option",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    starts = table.Column<TimeOnly>(type: "time without time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_meeting_option", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_meeting_option_partnership_meeting_locality_id_",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "partnership_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_seat",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sector_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    constituency = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    selection = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    term_ends = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    close_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    successor_ready_by = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_seat", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_seat_partnership_sector_locality_id_sector_code",
                        columns: x => new { x.locality_id, x.sector_code },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_voice_tally",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agenda_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sector_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    turns = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_voice_tally", x => new { x.locality_id, x.agenda_item_id, x.sector_code });
                    table.ForeignKey(
                        name: "fk_partnership_voice_tally_partnership_agenda_item_locality_id",
                        columns: x => new { x.locality_id, x.agenda_item_id },
                        principalTable: "partnership_agenda_item",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_voice_tally_partnership_sector_locality_id_sect",
                        columns: x => new { x.locality_id, x.sector_code },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_attendance",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    presence = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_attendance", x => new { x.locality_id, x.meeting_id, x.seat_id });
                    table.ForeignKey(
                        name: "fk_partnership_attendance_partnership_meeting_locality_id_meet",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "partnership_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_attendance_partnership_seat_locality_id_seat_id",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_excusal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_excusal", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_excusal_partnership_seat_locality_id_seat_id",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_option_answer",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    option_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    answer = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_option_answer", x => new { x.locality_id, x.option_id, x.seat_id });
                    table.ForeignKey(
                        name: "fk_partnership_option_answer_partnership_meeting_option_locali",
                        columns: x => new { x.locality_id, x.option_id },
                        principalTable: "partnership_meeting_option",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_option_answer_partnership_seat_locality_id_seat",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_seat_holding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_deputy = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    offered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    offered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    from_day = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    exit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    exit_why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    handover = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_seat_holding", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_seat_holding_partnership_seat_locality_id_seat_",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_agenda_item_locality_id_meeting_id",
                table: "partnership_agenda_item",
                columns: new[] { "locality_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_attendance_locality_id_seat_id",
                table: "partnership_attendance",
                columns: new[] { "locality_id", "seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_correction_locality_id_meeting_id",
                table: "partnership_correction",
                columns: new[] { "locality_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_excusal_locality_id_seat_id",
                table: "partnership_excusal",
                columns: new[] { "locality_id", "seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_meeting_option_locality_id_meeting_id",
                table: "partnership_meeting_option",
                columns: new[] { "locality_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_option_answer_locality_id_seat_id",
                table: "partnership_option_answer",
                columns: new[] { "locality_id", "seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_seat_locality_id_sector_code",
                table: "partnership_seat",
                columns: new[] { "locality_id", "sector_code" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_seat_holding_locality_id_person_id",
                table: "partnership_seat_holding",
                columns: new[] { "locality_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_seat_holding_locality_id_seat_id",
                table: "partnership_seat_holding",
                columns: new[] { "locality_id", "seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_voice_tally_locality_id_sector_code",
                table: "partnership_voice_tally",
                columns: new[] { "locality_id", "sector_code" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnership_agreement_acceptance");

            migrationBuilder.DropTable(
                name: "partnership_attendance");

            migrationBuilder.DropTable(
                name: "partnership_calendar_feed");

            migrationBuilder.DropTable(
                name: "partnership_collaborative");

            migrationBuilder.DropTable(
                name: "partnership_correction");

            migrationBuilder.DropTable(
                name: "partnership_excusal");

            migrationBuilder.DropTable(
                name: "partnership_member_organisation");

            migrationBuilder.DropTable(
                name: "partnership_option_answer");

            migrationBuilder.DropTable(
                name: "partnership_seat_holding");

            migrationBuilder.DropTable(
                name: "partnership_voice_tally");

            migrationBuilder.DropTable(
                name: "partnership_agreement");

            migrationBuilder.DropTable(
                name: "partnership_meeting_option");

            migrationBuilder.DropTable(
                name: "partnership_seat");

            migrationBuilder.DropTable(
                name: "partnership_agenda_item");

            migrationBuilder.DropTable(
                name: "partnership_sector");

            migrationBuilder.DropTable(
                name: "partnership_meeting");
        }
    }
}
