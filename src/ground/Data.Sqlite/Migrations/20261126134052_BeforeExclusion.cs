using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BeforeExclusion : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "children_case_holder",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    holder_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    named_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_case_holder", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_case_holder_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_exclusion",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    starts_afternoon = table.Column<bool>(type: "INTEGER", nullable: false),
                    sessions = table.Column<int>(type: "INTEGER", nullable: false),
                    decided = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    circumstances = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    breach = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    harm = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    considered = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    explanation = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    year_group = table.Column<int>(type: "INTEGER", nullable: false),
                    provision = table.Column<string>(type: "TEXT", maxLength: 1, nullable: true),
                    looked_after = table.Column<bool>(type: "INTEGER", nullable: false),
                    social_worker = table.Column<bool>(type: "INTEGER", nullable: false),
                    lives_in_other_authority = table.Column<bool>(type: "INTEGER", nullable: false),
                    board_notified = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    parent_representations = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    misses_exam = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cancelled = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cancelled_because = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    board_meeting_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    board_decision = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    board_decision_notified = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    parent_will_not_apply = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    review_applied = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    review_outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    review_outcome_notified = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reconsidered_without_reinstatement = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reinstated_on_reconsideration = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    imported = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_exclusion", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_exclusion_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_exclusion_elsewhere",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    sessions = table.Column<int>(type: "INTEGER", nullable: false),
                    said_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_exclusion_elsewhere", x => new { x.locality_id, x.child_id, x.year });
                    table.ForeignKey(
                        name: "fk_children_exclusion_elsewhere_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_letter_template",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_letter_template", x => new { x.locality_id, x.what });
                });

            migrationBuilder.CreateTable(
                name: "children_move",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    to_organisation = table.Column<Guid>(type: "TEXT", nullable: true),
                    to_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    child_view = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    tried = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    parent_agreed = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    home_head_agreed = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    receiving_head_agreed = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    start = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    end = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    objectives = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    help_failed = table.Column<bool>(type: "INTEGER", nullable: true),
                    notice_given = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    authority_notice_given = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    review_asked = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    review_asked_by_authority = table.Column<bool>(type: "INTEGER", nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ehc_plan = table.Column<bool>(type: "INTEGER", nullable: false),
                    authority_contacted = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    social_worker = table.Column<bool>(type: "INTEGER", nullable: false),
                    social_worker_told = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    looked_after = table.Column<bool>(type: "INTEGER", nullable: false),
                    virtual_school_told = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    has_file = table.Column<bool>(type: "INTEGER", nullable: false),
                    file_passed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    at6weeks = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    at6weeks_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    at6weeks_words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    at12weeks = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    at12weeks_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    at12weeks_words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    withdrawn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawn_because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_move", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_move_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_offered_help",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    offered_by = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    stage_number = table.Column<int>(type: "INTEGER", nullable: false),
                    needs = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    how_to_ask = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    how_long = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_offered_help", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "children_plan_cycle",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    visibility = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    stage_number = table.Column<int>(type: "INTEGER", nullable: false),
                    began = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    needs_and_strengths = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    adjustments = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    coordinator_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    review_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed_with = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_plan_cycle", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_plan_cycle_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_response_limits",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    primary_days = table.Column<decimal>(type: "TEXT", precision: 5, scale: 1, nullable: false),
                    secondary_days = table.Column<decimal>(type: "TEXT", precision: 5, scale: 1, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_response_limits", x => x.locality_id);
                });

            migrationBuilder.CreateTable(
                name: "children_response_stage",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    expected = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    actions = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_response_stage", x => new { x.locality_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "children_response_talk",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    visibility = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    cause = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    because = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    held_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    with_whom = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    raised_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    raised_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    came = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_response_talk", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_response_talk_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_rule_change",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    rule_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    numbers = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_rule_change", x => new { x.locality_id, x.key, x.rule_from });
                });

            migrationBuilder.CreateTable(
                name: "children_time_out",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    half_days_a_week = table.Column<int>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    for_behaviour = table.Column<bool>(type: "INTEGER", nullable: false),
                    on_site = table.Column<bool>(type: "INTEGER", nullable: false),
                    allegation = table.Column<bool>(type: "INTEGER", nullable: false),
                    education = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    parent_agreed = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    review_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_time_out", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_time_out_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "localities_calendar_day",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    @for = table.Column<string>(name: "for", type: "TEXT", maxLength: 20, nullable: false),
                    because = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_localities_calendar_day", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_localities_calendar_day_localities_organisation_locality_id_school_id",
                        columns: x => new { x.locality_id, x.school_id },
                        principalTable: "localities_organisation",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "localities_calendar_term",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    end = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    break_start = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    break_end = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_localities_calendar_term", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_localities_calendar_term_localities_organisation_locality_id_school_id",
                        columns: x => new { x.locality_id, x.school_id },
                        principalTable: "localities_organisation",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_board_party",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    exclusion_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    who = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    invited_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    papers_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    comes = table.Column<bool>(type: "INTEGER", nullable: true),
                    remotely = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_board_party", x => new { x.locality_id, x.exclusion_id, x.who, x.child_id });
                    table.ForeignKey(
                        name: "fk_children_board_party_children_exclusion_locality_id_exclusion_id",
                        columns: x => new { x.locality_id, x.exclusion_id },
                        principalTable: "children_exclusion",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_exclusion_change",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    exclusion_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_exclusion_change", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_exclusion_change_children_exclusion_locality_id_exclusion_id",
                        columns: x => new { x.locality_id, x.exclusion_id },
                        principalTable: "children_exclusion",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_exclusion_duty",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    exclusion_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    duty = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    done_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    how = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_exclusion_duty", x => new { x.locality_id, x.exclusion_id, x.duty, x.child_id });
                    table.ForeignKey(
                        name: "fk_children_exclusion_duty_children_exclusion_locality_id_exclusion_id",
                        columns: x => new { x.locality_id, x.exclusion_id },
                        principalTable: "children_exclusion",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_representation",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    exclusion_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_family = table.Column<bool>(type: "INTEGER", nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    asks_remote = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_representation", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_representation_children_exclusion_locality_id_exclusion_id",
                        columns: x => new { x.locality_id, x.exclusion_id },
                        principalTable: "children_exclusion",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_move_review",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    move_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    took_part = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    invited = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    stops = table.Column<bool>(type: "INTEGER", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    outcome_sent = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_move_review", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_move_review_children_move_locality_id_move_id",
                        columns: x => new { x.locality_id, x.move_id },
                        principalTable: "children_move",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_outcome_rating",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    outcome_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    review_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    visibility = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    now = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_outcome_rating", x => new { x.locality_id, x.outcome_id, x.review_id });
                    table.ForeignKey(
                        name: "fk_children_outcome_rating_children_plan_cycle_locality_id_plan_id",
                        columns: x => new { x.locality_id, x.plan_id },
                        principalTable: "children_plan_cycle",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_plan_action",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    visibility = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    doer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    doer = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    help_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    help_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    came = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_plan_action", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_plan_action_children_plan_cycle_locality_id_plan_id",
                        columns: x => new { x.locality_id, x.plan_id },
                        principalTable: "children_plan_cycle",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_plan_outcome",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    visibility = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    baseline = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    target = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_plan_outcome", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_plan_outcome_children_plan_cycle_locality_id_plan_id",
                        columns: x => new { x.locality_id, x.plan_id },
                        principalTable: "children_plan_cycle",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_plan_review",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    visibility = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    took_part = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    said = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    next = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_plan_review", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_plan_review_children_plan_cycle_locality_id_plan_id",
                        columns: x => new { x.locality_id, x.plan_id },
                        principalTable: "children_plan_cycle",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_children_board_party_locality_id_child_id",
                table: "children_board_party",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_case_holder_locality_id_child_id",
                table: "children_case_holder",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_case_holder_locality_id_holder_id",
                table: "children_case_holder",
                columns: new[] { "locality_id", "holder_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_exclusion_locality_id_child_id",
                table: "children_exclusion",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_exclusion_locality_id_school_id_start",
                table: "children_exclusion",
                columns: new[] { "locality_id", "school_id", "start" });

            migrationBuilder.CreateIndex(
                name: "ix_children_exclusion_change_locality_id_child_id",
                table: "children_exclusion_change",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_exclusion_change_locality_id_exclusion_id",
                table: "children_exclusion_change",
                columns: new[] { "locality_id", "exclusion_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_exclusion_duty_locality_id_child_id",
                table: "children_exclusion_duty",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_move_locality_id_child_id",
                table: "children_move",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_move_locality_id_school_id_start",
                table: "children_move",
                columns: new[] { "locality_id", "school_id", "start" });

            migrationBuilder.CreateIndex(
                name: "ix_children_move_locality_id_to_organisation_start",
                table: "children_move",
                columns: new[] { "locality_id", "to_organisation", "start" });

            migrationBuilder.CreateIndex(
                name: "ix_children_move_review_locality_id_child_id",
                table: "children_move_review",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_move_review_locality_id_move_id",
                table: "children_move_review",
                columns: new[] { "locality_id", "move_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_outcome_rating_locality_id_child_id",
                table: "children_outcome_rating",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_outcome_rating_locality_id_plan_id",
                table: "children_outcome_rating",
                columns: new[] { "locality_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_action_locality_id_child_id",
                table: "children_plan_action",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_action_locality_id_doer_id_by",
                table: "children_plan_action",
                columns: new[] { "locality_id", "doer_id", "by" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_action_locality_id_plan_id",
                table: "children_plan_action",
                columns: new[] { "locality_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_cycle_locality_id_child_id",
                table: "children_plan_cycle",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_cycle_locality_id_review_on",
                table: "children_plan_cycle",
                columns: new[] { "locality_id", "review_on" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_outcome_locality_id_child_id",
                table: "children_plan_outcome",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_outcome_locality_id_plan_id",
                table: "children_plan_outcome",
                columns: new[] { "locality_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_review_locality_id_child_id",
                table: "children_plan_review",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_review_locality_id_plan_id",
                table: "children_plan_review",
                columns: new[] { "locality_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_representation_locality_id_child_id",
                table: "children_representation",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_representation_locality_id_exclusion_id",
                table: "children_representation",
                columns: new[] { "locality_id", "exclusion_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_response_talk_locality_id_child_id",
                table: "children_response_talk",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_response_talk_locality_id_held_by",
                table: "children_response_talk",
                columns: new[] { "locality_id", "held_by" });

            migrationBuilder.CreateIndex(
                name: "ix_children_time_out_locality_id_child_id",
                table: "children_time_out",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_time_out_locality_id_school_id_review_on",
                table: "children_time_out",
                columns: new[] { "locality_id", "school_id", "review_on" });

            migrationBuilder.CreateIndex(
                name: "ix_localities_calendar_day_locality_id_school_id_day",
                table: "localities_calendar_day",
                columns: new[] { "locality_id", "school_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_localities_calendar_term_locality_id_school_id",
                table: "localities_calendar_term",
                columns: new[] { "locality_id", "school_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "children_board_party");

            migrationBuilder.DropTable(
                name: "children_case_holder");

            migrationBuilder.DropTable(
                name: "children_exclusion_change");

            migrationBuilder.DropTable(
                name: "children_exclusion_duty");

            migrationBuilder.DropTable(
                name: "children_exclusion_elsewhere");

            migrationBuilder.DropTable(
                name: "children_letter_template");

            migrationBuilder.DropTable(
                name: "children_move_review");

            migrationBuilder.DropTable(
                name: "children_offered_help");

            migrationBuilder.DropTable(
                name: "children_outcome_rating");

            migrationBuilder.DropTable(
                name: "children_plan_action");

            migrationBuilder.DropTable(
                name: "children_plan_outcome");

            migrationBuilder.DropTable(
                name: "children_plan_review");

            migrationBuilder.DropTable(
                name: "children_representation");

            migrationBuilder.DropTable(
                name: "children_response_limits");

            migrationBuilder.DropTable(
                name: "children_response_stage");

            migrationBuilder.DropTable(
                name: "children_response_talk");

            migrationBuilder.DropTable(
                name: "children_rule_change");

            migrationBuilder.DropTable(
                name: "children_time_out");

            migrationBuilder.DropTable(
                name: "localities_calendar_day");

            migrationBuilder.DropTable(
                name: "localities_calendar_term");

            migrationBuilder.DropTable(
                name: "children_move");

            migrationBuilder.DropTable(
                name: "children_plan_cycle");

            migrationBuilder.DropTable(
                name: "children_exclusion");
        }
    }
}
