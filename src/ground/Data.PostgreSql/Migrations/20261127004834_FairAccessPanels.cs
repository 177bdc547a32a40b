using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class FairAccessPanels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "context_score",
                table: "fair_access_school",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "near_home",
                table: "fair_access_risk",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "fair_access_ledger",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    track = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    cause = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    year_group = table.Column<int>(type: "integer", nullable: true),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    days_to_place = table.Column<int>(type: "integer", nullable: true),
                    school_days_to_place = table.Column<int>(type: "integer", nullable: true),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_ledger", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "fair_access_meeting",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    track = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    protocol_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    papers_opened_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    minutes = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    off_because = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    closed_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    called_by = table.Column<Guid>(type: "uuid", nullable: false),
                    called_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_meeting", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_meeting_fair_access_protocol_locality_id_protoc",
                        columns: x => new { x.locality_id, x.protocol_id },
                        principalTable: "fair_access_protocol",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_case",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_case", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_case_fair_access_meeting_locality_id_meeting_id",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "fair_access_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fair_access_case_fair_access_referral_locality_id_referral_",
                        columns: x => new { x.locality_id, x.referral_id },
                        principalTable: "fair_access_referral",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_invitation",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    told = table.Column<Guid>(type: "uuid", nullable: true),
                    otherwise = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_invitation", x => new { x.locality_id, x.meeting_id, x.school_id });
                    table.ForeignKey(
                        name: "fk_fair_access_invitation_fair_access_meeting_locality_id_meet",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "fair_access_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_member",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_chair = table.Column<bool>(type: "boolean", nullable: false),
                    present = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_member", x => new { x.locality_id, x.meeting_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_fair_access_member_fair_access_meeting_locality_id_meeting_",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "fair_access_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_decision",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_decision", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_decision_fair_access_case_locality_id_case_id",
                        columns: x => new { x.locality_id, x.case_id },
                        principalTable: "fair_access_case",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_note",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    about = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_note", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_note_fair_access_case_locality_id_case_id",
                        columns: x => new { x.locality_id, x.case_id },
                        principalTable: "fair_access_case",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_place",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    protocol_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    year_group = table.Column<int>(type: "integer", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_place", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_place_fair_access_decision_locality_id_decision",
                        columns: x => new { x.locality_id, x.decision_id },
                        principalTable: "fair_access_decision",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fair_access_place_fair_access_protocol_locality_id_protocol",
                        columns: x => new { x.locality_id, x.protocol_id },
                        principalTable: "fair_access_protocol",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fair_access_place_fair_access_referral_locality_id_referral",
                        columns: x => new { x.locality_id, x.referral_id },
                        principalTable: "fair_access_referral",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_letter",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recipient = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_letter", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_letter_fair_access_place_locality_id_place_id",
                        columns: x => new { x.locality_id, x.place_id },
                        principalTable: "fair_access_place",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_place_step",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    deed = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_place_step", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_place_step_fair_access_place_locality_id_place_",
                        columns: x => new { x.locality_id, x.place_id },
                        principalTable: "fair_access_place",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_case_locality_id_child_id",
                table: "fair_access_case",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_case_locality_id_meeting_id_referral_id",
                table: "fair_access_case",
                columns: new[] { "locality_id", "meeting_id", "referral_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_case_locality_id_referral_id",
                table: "fair_access_case",
                columns: new[] { "locality_id", "referral_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_decision_locality_id_case_id",
                table: "fair_access_decision",
                columns: new[] { "locality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_decision_locality_id_child_id",
                table: "fair_access_decision",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_ledger_locality_id_place_id",
                table: "fair_access_ledger",
                columns: new[] { "locality_id", "place_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_ledger_locality_id_track_school_id_day",
                table: "fair_access_ledger",
                columns: new[] { "locality_id", "track", "school_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_letter_locality_id_child_id",
                table: "fair_access_letter",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_letter_locality_id_place_id",
                table: "fair_access_letter",
                columns: new[] { "locality_id", "place_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_meeting_locality_id_protocol_id",
                table: "fair_access_meeting",
                columns: new[] { "locality_id", "protocol_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_meeting_locality_id_state_day",
                table: "fair_access_meeting",
                columns: new[] { "locality_id", "state", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_note_locality_id_case_id",
                table: "fair_access_note",
                columns: new[] { "locality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_note_locality_id_child_id",
                table: "fair_access_note",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_place_locality_id_child_id",
                table: "fair_access_place",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_place_locality_id_decision_id",
                table: "fair_access_place",
                columns: new[] { "locality_id", "decision_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_place_locality_id_protocol_id",
                table: "fair_access_place",
                columns: new[] { "locality_id", "protocol_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_place_locality_id_referral_id",
                table: "fair_access_place",
                columns: new[] { "locality_id", "referral_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_place_locality_id_school_id",
                table: "fair_access_place",
                columns: new[] { "locality_id", "school_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_place_step_locality_id_child_id",
                table: "fair_access_place_step",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_place_step_locality_id_place_id",
                table: "fair_access_place_step",
                columns: new[] { "locality_id", "place_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "fair_access_invitation");

            migrationBuilder.DropTable(
                name: "fair_access_ledger");

            migrationBuilder.DropTable(
                name: "fair_access_letter");

            migrationBuilder.DropTable(
                name: "fair_access_member");

            migrationBuilder.DropTable(
                name: "fair_access_note");

            migrationBuilder.DropTable(
                name: "fair_access_place_step");

            migrationBuilder.DropTable(
                name: "fair_access_place");

            migrationBuilder.DropTable(
                name: "fair_access_decision");

            migrationBuilder.DropTable(
                name: "fair_access_case");

            migrationBuilder.DropTable(
                name: "fair_access_meeting");

            migrationBuilder.DropColumn(
                name: "context_score",
                table: "fair_access_school");

            migrationBuilder.DropColumn(
                name: "near_home",
                table: "fair_access_risk");
        }
    }
}
