using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PanelsAndProvision : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "context_score",
                table: "fair_access_school",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "near_home",
                table: "fair_access_risk",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "days",
                table: "children_move",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "place_address",
                table: "children_move",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "report_to",
                table: "children_move",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "session_times",
                table: "children_move",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "children_move_notice",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    move_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    way = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    sent_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_move_notice", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_move_notice_children_move_locality_id_move_id",
                        columns: x => new { x.locality_id, x.move_id },
                        principalTable: "children_move",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_ledger",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    track = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    cause = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    year_group = table.Column<int>(type: "INTEGER", nullable: true),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    days_to_place = table.Column<int>(type: "INTEGER", nullable: true),
                    school_days_to_place = table.Column<int>(type: "INTEGER", nullable: true),
                    words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_ledger", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "fair_access_meeting",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    track = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    protocol_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    papers_opened_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    minutes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    off_because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    closed_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    called_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    called_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_meeting", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_meeting_fair_access_protocol_locality_id_protocol_id",
                        columns: x => new { x.locality_id, x.protocol_id },
                        principalTable: "fair_access_protocol",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_placement",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    provider_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commissioner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    agreed_role = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    main_school_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ending = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    ended_because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    way_back_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    still_there = table.Column<bool>(type: "INTEGER", nullable: true),
                    still_there_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_placement", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_placement_fair_access_referral_locality_id_referral_id",
                        columns: x => new { x.locality_id, x.referral_id },
                        principalTable: "fair_access_referral",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fair_access_placement_fair_access_referral_locality_id_way_back_id",
                        columns: x => new { x.locality_id, x.way_back_id },
                        principalTable: "fair_access_referral",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_provider_check",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    visited_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    is_registered = table.Column<bool>(type: "INTEGER", nullable: false),
                    seen = table.Column<int>(type: "INTEGER", nullable: false),
                    next_due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    concern = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    checked_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    checked_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_provider_check", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "fair_access_case",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false)
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
                        name: "fk_fair_access_case_fair_access_referral_locality_id_referral_id",
                        columns: x => new { x.locality_id, x.referral_id },
                        principalTable: "fair_access_referral",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_invitation",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    told = table.Column<Guid>(type: "TEXT", nullable: true),
                    otherwise = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_invitation", x => new { x.locality_id, x.meeting_id, x.school_id });
                    table.ForeignKey(
                        name: "fk_fair_access_invitation_fair_access_meeting_locality_id_meeting_id",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "fair_access_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_member",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_chair = table.Column<bool>(type: "INTEGER", nullable: false),
                    present = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_member", x => new { x.locality_id, x.meeting_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_fair_access_member_fair_access_meeting_locality_id_meeting_id",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "fair_access_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_placement_day",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    placement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    morning = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    afternoon = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_placement_day", x => new { x.locality_id, x.placement_id, x.day });
                    table.ForeignKey(
                        name: "fk_fair_access_placement_day_fair_access_placement_locality_id_placement_id",
                        columns: x => new { x.locality_id, x.placement_id },
                        principalTable: "fair_access_placement",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_placement_note",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    placement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    visibility = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_placement_note", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_placement_note_fair_access_placement_locality_id_placement_id",
                        columns: x => new { x.locality_id, x.placement_id },
                        principalTable: "fair_access_placement",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_placement_review",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    placement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    planned_for = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    held_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    took_part = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    attends = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    attends_needs = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    learns = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    learns_needs = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    feels_safe = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    feels_safe_needs = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    relationships = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    relationships_needs = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    receiving = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    receiving_needs = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    child_view = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    parent_view = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    decision = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    decision_words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_placement_review", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_placement_review_fair_access_placement_locality_id_placement_id",
                        columns: x => new { x.locality_id, x.placement_id },
                        principalTable: "fair_access_placement",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_placement_terms",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    placement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes_elsewhere = table.Column<int>(type: "INTEGER", nullable: false),
                    weekly_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    planned_last = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    fewer_because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    full_time_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_placement_terms", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_placement_terms_fair_access_placement_locality_id_placement_id",
                        columns: x => new { x.locality_id, x.placement_id },
                        principalTable: "fair_access_placement",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_decision",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    proposed_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    visibility = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    about = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    decision_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    protocol_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    year_group = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    answer_by = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_place", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_place_fair_access_decision_locality_id_decision_id",
                        columns: x => new { x.locality_id, x.decision_id },
                        principalTable: "fair_access_decision",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fair_access_place_fair_access_protocol_locality_id_protocol_id",
                        columns: x => new { x.locality_id, x.protocol_id },
                        principalTable: "fair_access_protocol",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fair_access_place_fair_access_referral_locality_id_referral_id",
                        columns: x => new { x.locality_id, x.referral_id },
                        principalTable: "fair_access_referral",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_letter",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recipient = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    deed = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_place_step", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_place_step_fair_access_place_locality_id_place_id",
                        columns: x => new { x.locality_id, x.place_id },
                        principalTable: "fair_access_place",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_children_move_notice_locality_id_child_id",
                table: "children_move_notice",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_move_notice_locality_id_move_id",
                table: "children_move_notice",
                columns: new[] { "locality_id", "move_id" });

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

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_placement_locality_id_child_id",
                table: "fair_access_placement",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_placement_locality_id_ended_on",
                table: "fair_access_placement",
                columns: new[] { "locality_id", "ended_on" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_placement_locality_id_referral_id",
                table: "fair_access_placement",
                columns: new[] { "locality_id", "referral_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_placement_locality_id_way_back_id",
                table: "fair_access_placement",
                columns: new[] { "locality_id", "way_back_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_placement_day_locality_id_child_id",
                table: "fair_access_placement_day",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_placement_note_locality_id_child_id",
                table: "fair_access_placement_note",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_placement_note_locality_id_placement_id",
                table: "fair_access_placement_note",
                columns: new[] { "locality_id", "placement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_placement_review_locality_id_child_id",
                table: "fair_access_placement_review",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_placement_review_locality_id_placement_id",
                table: "fair_access_placement_review",
                columns: new[] { "locality_id", "placement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_placement_terms_locality_id_child_id",
                table: "fair_access_placement_terms",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_placement_terms_locality_id_placement_id",
                table: "fair_access_placement_terms",
                columns: new[] { "locality_id", "placement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_provider_check_locality_id_provider_id_visited_on",
                table: "fair_access_provider_check",
                columns: new[] { "locality_id", "provider_id", "visited_on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "children_move_notice");

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
                name: "fair_access_placement_day");

            migrationBuilder.DropTable(
                name: "fair_access_placement_note");

            migrationBuilder.DropTable(
                name: "fair_access_placement_review");

            migrationBuilder.DropTable(
                name: "fair_access_placement_terms");

            migrationBuilder.DropTable(
                name: "fair_access_provider_check");

            migrationBuilder.DropTable(
                name: "fair_access_place");

            migrationBuilder.DropTable(
                name: "fair_access_placement");

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

            migrationBuilder.DropColumn(
                name: "days",
                table: "children_move");

            migrationBuilder.DropColumn(
                name: "place_address",
                table: "children_move");

            migrationBuilder.DropColumn(
                name: "report_to",
                table: "children_move");

            migrationBuilder.DropColumn(
                name: "session_times",
                table: "children_move");
        }
    }
}
