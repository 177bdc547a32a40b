using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
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
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_agreement", x => new { x.locality_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "partnership_calendar_feed",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_calendar_feed", x => new { x.locality_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_coaching_offer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    focus = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    when = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    offered_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_coaching_offer", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_coaching_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coach_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coached_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    focus = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    next_step = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    next_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_coaching_session", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_collaborative",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    anchor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    phase = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    stage_since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_collaborative", x => x.locality_id);
                });

            migrationBuilder.CreateTable(
                name: "partnership_cost_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    pence = table.Column<long>(type: "INTEGER", nullable: false),
                    hours = table.Column<decimal>(type: "TEXT", precision: 9, scale: 2, nullable: true),
                    hour_pence = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_cost_line", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_fund",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    funder = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    pence = table.Column<long>(type: "INTEGER", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    conditions = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_fund", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_involvement_payment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    charity_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    @for = table.Column<string>(name: "for", type: "TEXT", maxLength: 20, nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    pence = table.Column<long>(type: "INTEGER", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_involvement_payment", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_map",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    created_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    edits = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_map", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_meeting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: true),
                    materials = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: true),
                    mode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    access = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    starts = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    called_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    chaired_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    noted_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    notes = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    notes_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_meeting", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_member_organisation",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    does = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: true),
                    bound = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: true),
                    offers = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: true),
                    needs = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: true),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_member_organisation", x => new { x.locality_id, x.organisation_id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_money_given",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    pence = table.Column<long>(type: "INTEGER", nullable: false),
                    hours = table.Column<decimal>(type: "TEXT", precision: 9, scale: 2, nullable: true),
                    hour_pence = table.Column<long>(type: "INTEGER", nullable: true),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    state_since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_money_given", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_priority",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    decision_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_priority", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_sector",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    is_core = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_key = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_anchor = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_sector", x => new { x.locality_id, x.code });
                });

            migrationBuilder.CreateTable(
                name: "partnership_sharing_rule",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    option = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_sharing_rule", x => new { x.locality_id, x.year });
                });

            migrationBuilder.CreateTable(
                name: "partnership_skill_transfer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    last_by = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    last_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_skill_transfer", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_theme",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_theme", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_vision_version",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    adopted_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_vision_version", x => new { x.locality_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "partnership_agreement_acceptance",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    accepted_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_agreement_acceptance", x => new { x.locality_id, x.number, x.person_id });
                    table.ForeignKey(
                        name: "fk_partnership_agreement_acceptance_partnership_agreement_locality_id_number",
                        columns: x => new { x.locality_id, x.number },
                        principalTable: "partnership_agreement",
                        principalColumns: new[] { "locality_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_coaching_note",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_coaching_note", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_coaching_note_partnership_coaching_session_locality_id_session_id",
                        columns: x => new { x.locality_id, x.session_id },
                        principalTable: "partnership_coaching_session",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_fund_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fund_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_fund_report", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_fund_report_partnership_fund_locality_id_fund_id",
                        columns: x => new { x.locality_id, x.fund_id },
                        principalTable: "partnership_fund",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_map_element",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    map_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    trend = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    needed = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    extra = table.Column<string>(type: "TEXT", nullable: true),
                    x = table.Column<double>(type: "REAL", nullable: true),
                    y = table.Column<double>(type: "REAL", nullable: true),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_map_element", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_map_element_partnership_map_locality_id_map_id",
                        columns: x => new { x.locality_id, x.map_id },
                        principalTable: "partnership_map",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_map_loop",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    map_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    story = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    links = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_map_loop", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_map_loop_partnership_map_locality_id_map_id",
                        columns: x => new { x.locality_id, x.map_id },
                        principalTable: "partnership_map",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_map_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    map_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    saved_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    saved_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    elements = table.Column<int>(type: "INTEGER", nullable: false),
                    links = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    places = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_map_version", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_map_version_partnership_map_locality_id_map_id",
                        columns: x => new { x.locality_id, x.map_id },
                        principalTable: "partnership_map",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_agenda_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    method = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    needs_decision = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_relationship = table.Column<bool>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    moved_to = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_agenda_item", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_agenda_item_partnership_meeting_locality_id_meeting_id",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "partnership_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_correction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_correction", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_correction_partnership_meeting_locality_id_meeting_id",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "partnership_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_meeting_option",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    starts = table.Column<TimeOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_meeting_option", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_meeting_option_partnership_meeting_locality_id_meeting_id",
                        columns: x => new { x.locality_id, x.meeting_id },
                        principalTable: "partnership_meeting",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_seat",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sector_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    constituency = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    selection = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    term_ends = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    close_why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    successor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    successor_ready_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "partnership_sharer",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    weight = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    floor_pence = table.Column<long>(type: "INTEGER", nullable: false),
                    cap_pence = table.Column<long>(type: "INTEGER", nullable: true),
                    zero_tier = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_sharer", x => new { x.locality_id, x.year, x.organisation_id });
                    table.ForeignKey(
                        name: "fk_partnership_sharer_partnership_sharing_rule_locality_id_year",
                        columns: x => new { x.locality_id, x.year },
                        principalTable: "partnership_sharing_rule",
                        principalColumns: new[] { "locality_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_card",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    sector_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    theme_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    written_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_card", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_card_partnership_sector_locality_id_sector_code",
                        columns: x => new { x.locality_id, x.sector_code },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_card_partnership_theme_locality_id_theme_id",
                        columns: x => new { x.locality_id, x.theme_id },
                        principalTable: "partnership_theme",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_proposal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    is_anonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    results = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    quorum_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    needs_core = table.Column<bool>(type: "INTEGER", nullable: false),
                    core_sectors = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    opens_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    lot = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    follows_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    vision_number = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_proposal", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_proposal_partnership_vision_version_locality_id_vision_number",
                        columns: x => new { x.locality_id, x.vision_number },
                        principalTable: "partnership_vision_version",
                        principalColumns: new[] { "locality_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_sentence_comment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    sentence = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_sentence_comment", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_sentence_comment_partnership_vision_version_locality_id_number",
                        columns: x => new { x.locality_id, x.number },
                        principalTable: "partnership_vision_version",
                        principalColumns: new[] { "locality_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_map_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    map_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    direction = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    polarity = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    delayed = table.Column<bool>(type: "INTEGER", nullable: false),
                    weight = table.Column<double>(type: "REAL", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    contributed_by = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    extra = table.Column<string>(type: "TEXT", nullable: true),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_map_link", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_map_link_partnership_map_element_locality_id_from_id",
                        columns: x => new { x.locality_id, x.from_id },
                        principalTable: "partnership_map_element",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_map_link_partnership_map_element_locality_id_to_id",
                        columns: x => new { x.locality_id, x.to_id },
                        principalTable: "partnership_map_element",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_map_link_partnership_map_locality_id_map_id",
                        columns: x => new { x.locality_id, x.map_id },
                        principalTable: "partnership_map",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_map_agreement",
                columns: table => new
                {
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    how = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_map_agreement", x => new { x.locality_id, x.version_id });
                    table.ForeignKey(
                        name: "fk_partnership_map_agreement_partnership_map_version_locality_id_version_id",
                        columns: x => new { x.locality_id, x.version_id },
                        principalTable: "partnership_map_version",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_voice_tally",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agenda_item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sector_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    turns = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_voice_tally", x => new { x.locality_id, x.agenda_item_id, x.sector_code });
                    table.ForeignKey(
                        name: "fk_partnership_voice_tally_partnership_agenda_item_locality_id_agenda_item_id",
                        columns: x => new { x.locality_id, x.agenda_item_id },
                        principalTable: "partnership_agenda_item",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_voice_tally_partnership_sector_locality_id_sector_code",
                        columns: x => new { x.locality_id, x.sector_code },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_activity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    aim = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    measure = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    sub_group = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    chair_seat_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    lead_sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    target_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    over_why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    carried_by = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    carried_owner = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    carried_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    notes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_activity", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_activity_partnership_seat_locality_id_chair_seat_id",
                        columns: x => new { x.locality_id, x.chair_seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_activity_partnership_sector_locality_id_lead_sector",
                        columns: x => new { x.locality_id, x.lead_sector },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_attendance",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    presence = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_attendance", x => new { x.locality_id, x.meeting_id, x.seat_id });
                    table.ForeignKey(
                        name: "fk_partnership_attendance_partnership_meeting_locality_id_meeting_id",
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    option_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_option_answer", x => new { x.locality_id, x.option_id, x.seat_id });
                    table.ForeignKey(
                        name: "fk_partnership_option_answer_partnership_meeting_option_locality_id_option_id",
                        columns: x => new { x.locality_id, x.option_id },
                        principalTable: "partnership_meeting_option",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_option_answer_partnership_seat_locality_id_seat_id",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_seat_holding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_deputy = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    offered_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    offered_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    exit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ended_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    exit_why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    handover = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_seat_holding", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_seat_holding_partnership_seat_locality_id_seat_id",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_anonymous_ballot",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    together = table.Column<int>(type: "INTEGER", nullable: false),
                    marks = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_anonymous_ballot", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_anonymous_ballot_partnership_proposal_locality_id_proposal_id",
                        columns: x => new { x.locality_id, x.proposal_id },
                        principalTable: "partnership_proposal",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_decision",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    statement = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_adopted = table.Column<bool>(type: "INTEGER", nullable: false),
                    numbers = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    eligible = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    casting = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    core = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    review_by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_decision", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_decision_partnership_proposal_locality_id_proposal_id",
                        columns: x => new { x.locality_id, x.proposal_id },
                        principalTable: "partnership_proposal",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_proposal_option",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    priority_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_proposal_option", x => new { x.locality_id, x.proposal_id, x.number });
                    table.ForeignKey(
                        name: "fk_partnership_proposal_option_partnership_proposal_locality_id_proposal_id",
                        columns: x => new { x.locality_id, x.proposal_id },
                        principalTable: "partnership_proposal",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_proposal_seat",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sector_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    together = table.Column<int>(type: "INTEGER", nullable: false),
                    has_voted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_proposal_seat", x => new { x.locality_id, x.proposal_id, x.seat_id });
                    table.ForeignKey(
                        name: "fk_partnership_proposal_seat_partnership_proposal_locality_id_proposal_id",
                        columns: x => new { x.locality_id, x.proposal_id },
                        principalTable: "partnership_proposal",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_proposal_seat_partnership_seat_locality_id_seat_id",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_proposal_seat_partnership_sector_locality_id_sector_code",
                        columns: x => new { x.locality_id, x.sector_code },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_activity_review",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    activity_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    held_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    word = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    next_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_activity_review", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_activity_review_partnership_activity_locality_id_activity_id",
                        columns: x => new { x.locality_id, x.activity_id },
                        principalTable: "partnership_activity",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_chair_update",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    activity_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    done = table.Column<string>(type: "TEXT", maxLength: 1200, nullable: false),
                    stuck = table.Column<string>(type: "TEXT", maxLength: 1200, nullable: true),
                    next = table.Column<string>(type: "TEXT", maxLength: 1200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_chair_update", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_chair_update_partnership_activity_locality_id_activity_id",
                        columns: x => new { x.locality_id, x.activity_id },
                        principalTable: "partnership_activity",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_look_back",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    activity_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    months = table.Column<int>(type: "INTEGER", nullable: false),
                    looked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    lasts = table.Column<bool>(type: "INTEGER", nullable: false),
                    found = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_look_back", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_look_back_partnership_activity_locality_id_activity_id",
                        columns: x => new { x.locality_id, x.activity_id },
                        principalTable: "partnership_activity",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_step",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    activity_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    owner_seat_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    done_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    blocked_by = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    notes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_step", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_step_partnership_activity_locality_id_activity_id",
                        columns: x => new { x.locality_id, x.activity_id },
                        principalTable: "partnership_activity",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_step_partnership_seat_locality_id_owner_seat_id",
                        columns: x => new { x.locality_id, x.owner_seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_decision_review",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    decision_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    result = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    reviewed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    next_by = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_decision_review", x => new { x.locality_id, x.decision_id, x.number });
                    table.ForeignKey(
                        name: "fk_partnership_decision_review_partnership_decision_locality_id_decision_id",
                        columns: x => new { x.locality_id, x.decision_id },
                        principalTable: "partnership_decision",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_ballot",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    marks = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_deputy = table.Column<bool>(type: "INTEGER", nullable: false),
                    way = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    cast_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_ballot", x => new { x.locality_id, x.proposal_id, x.seat_id });
                    table.ForeignKey(
                        name: "fk_partnership_ballot_partnership_proposal_seat_locality_id_proposal_id_seat_id",
                        columns: x => new { x.locality_id, x.proposal_id, x.seat_id },
                        principalTable: "partnership_proposal_seat",
                        principalColumns: new[] { "locality_id", "proposal_id", "seat_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_objection",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    raised_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    settled_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    taken_into_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_objection", x => new { x.locality_id, x.proposal_id, x.seat_id });
                    table.ForeignKey(
                        name: "fk_partnership_objection_partnership_ballot_locality_id_proposal_id_seat_id",
                        columns: x => new { x.locality_id, x.proposal_id, x.seat_id },
                        principalTable: "partnership_ballot",
                        principalColumns: new[] { "locality_id", "proposal_id", "seat_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_activity_locality_id_chair_seat_id",
                table: "partnership_activity",
                columns: new[] { "locality_id", "chair_seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_activity_locality_id_lead_sector",
                table: "partnership_activity",
                columns: new[] { "locality_id", "lead_sector" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_activity_review_locality_id_activity_id",
                table: "partnership_activity_review",
                columns: new[] { "locality_id", "activity_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_agenda_item_locality_id_meeting_id",
                table: "partnership_agenda_item",
                columns: new[] { "locality_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_anonymous_ballot_locality_id_proposal_id",
                table: "partnership_anonymous_ballot",
                columns: new[] { "locality_id", "proposal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_attendance_locality_id_seat_id",
                table: "partnership_attendance",
                columns: new[] { "locality_id", "seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_card_locality_id_sector_code",
                table: "partnership_card",
                columns: new[] { "locality_id", "sector_code" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_card_locality_id_theme_id",
                table: "partnership_card",
                columns: new[] { "locality_id", "theme_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_chair_update_locality_id_activity_id",
                table: "partnership_chair_update",
                columns: new[] { "locality_id", "activity_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_coaching_note_locality_id_session_id",
                table: "partnership_coaching_note",
                columns: new[] { "locality_id", "session_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_coaching_session_locality_id_coach_id",
                table: "partnership_coaching_session",
                columns: new[] { "locality_id", "coach_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_coaching_session_locality_id_coached_id",
                table: "partnership_coaching_session",
                columns: new[] { "locality_id", "coached_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_correction_locality_id_meeting_id",
                table: "partnership_correction",
                columns: new[] { "locality_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_decision_locality_id_proposal_id",
                table: "partnership_decision",
                columns: new[] { "locality_id", "proposal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_excusal_locality_id_seat_id",
                table: "partnership_excusal",
                columns: new[] { "locality_id", "seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_fund_report_locality_id_fund_id",
                table: "partnership_fund_report",
                columns: new[] { "locality_id", "fund_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_involvement_payment_locality_id_person_id",
                table: "partnership_involvement_payment",
                columns: new[] { "locality_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_look_back_locality_id_activity_id_months",
                table: "partnership_look_back",
                columns: new[] { "locality_id", "activity_id", "months" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_map_element_locality_id_map_id_code",
                table: "partnership_map_element",
                columns: new[] { "locality_id", "map_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_map_link_locality_id_from_id",
                table: "partnership_map_link",
                columns: new[] { "locality_id", "from_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_map_link_locality_id_map_id_code",
                table: "partnership_map_link",
                columns: new[] { "locality_id", "map_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_map_link_locality_id_to_id",
                table: "partnership_map_link",
                columns: new[] { "locality_id", "to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_map_loop_locality_id_map_id",
                table: "partnership_map_loop",
                columns: new[] { "locality_id", "map_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_map_version_locality_id_map_id_number",
                table: "partnership_map_version",
                columns: new[] { "locality_id", "map_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_meeting_option_locality_id_meeting_id",
                table: "partnership_meeting_option",
                columns: new[] { "locality_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_option_answer_locality_id_seat_id",
                table: "partnership_option_answer",
                columns: new[] { "locality_id", "seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_proposal_locality_id_vision_number",
                table: "partnership_proposal",
                columns: new[] { "locality_id", "vision_number" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_proposal_seat_locality_id_seat_id",
                table: "partnership_proposal_seat",
                columns: new[] { "locality_id", "seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_proposal_seat_locality_id_sector_code",
                table: "partnership_proposal_seat",
                columns: new[] { "locality_id", "sector_code" });

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
                name: "ix_partnership_sentence_comment_locality_id_number",
                table: "partnership_sentence_comment",
                columns: new[] { "locality_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_step_locality_id_activity_id",
                table: "partnership_step",
                columns: new[] { "locality_id", "activity_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_step_locality_id_owner_seat_id",
                table: "partnership_step",
                columns: new[] { "locality_id", "owner_seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_voice_tally_locality_id_sector_code",
                table: "partnership_voice_tally",
                columns: new[] { "locality_id", "sector_code" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnership_activity_review");

            migrationBuilder.DropTable(
                name: "partnership_agreement_acceptance");

            migrationBuilder.DropTable(
                name: "partnership_anonymous_ballot");

            migrationBuilder.DropTable(
                name: "partnership_attendance");

            migrationBuilder.DropTable(
                name: "partnership_calendar_feed");

            migrationBuilder.DropTable(
                name: "partnership_card");

            migrationBuilder.DropTable(
                name: "partnership_chair_update");

            migrationBuilder.DropTable(
                name: "partnership_coaching_note");

            migrationBuilder.DropTable(
                name: "partnership_coaching_offer");

            migrationBuilder.DropTable(
                name: "partnership_collaborative");

            migrationBuilder.DropTable(
                name: "partnership_correction");

            migrationBuilder.DropTable(
                name: "partnership_cost_line");

            migrationBuilder.DropTable(
                name: "partnership_decision_review");

            migrationBuilder.DropTable(
                name: "partnership_excusal");

            migrationBuilder.DropTable(
                name: "partnership_fund_report");

            migrationBuilder.DropTable(
                name: "partnership_involvement_payment");

            migrationBuilder.DropTable(
                name: "partnership_look_back");

            migrationBuilder.DropTable(
                name: "partnership_map_agreement");

            migrationBuilder.DropTable(
                name: "partnership_map_link");

            migrationBuilder.DropTable(
                name: "partnership_map_loop");

            migrationBuilder.DropTable(
                name: "partnership_member_organisation");

            migrationBuilder.DropTable(
                name: "partnership_money_given");

            migrationBuilder.DropTable(
                name: "partnership_objection");

            migrationBuilder.DropTable(
                name: "partnership_option_answer");

            migrationBuilder.DropTable(
                name: "partnership_priority");

            migrationBuilder.DropTable(
                name: "partnership_proposal_option");

            migrationBuilder.DropTable(
                name: "partnership_seat_holding");

            migrationBuilder.DropTable(
                name: "partnership_sentence_comment");

            migrationBuilder.DropTable(
                name: "partnership_sharer");

            migrationBuilder.DropTable(
                name: "partnership_skill_transfer");

            migrationBuilder.DropTable(
                name: "partnership_step");

            migrationBuilder.DropTable(
                name: "partnership_voice_tally");

            migrationBuilder.DropTable(
                name: "partnership_agreement");

            migrationBuilder.DropTable(
                name: "partnership_theme");

            migrationBuilder.DropTable(
                name: "partnership_coaching_session");

            migrationBuilder.DropTable(
                name: "partnership_decision");

            migrationBuilder.DropTable(
                name: "partnership_fund");

            migrationBuilder.DropTable(
                name: "partnership_map_version");

            migrationBuilder.DropTable(
                name: "partnership_map_element");

            migrationBuilder.DropTable(
                name: "partnership_ballot");

            migrationBuilder.DropTable(
                name: "partnership_meeting_option");

            migrationBuilder.DropTable(
                name: "partnership_sharing_rule");

            migrationBuilder.DropTable(
                name: "partnership_activity");

            migrationBuilder.DropTable(
                name: "partnership_agenda_item");

            migrationBuilder.DropTable(
                name: "partnership_map");

            migrationBuilder.DropTable(
                name: "partnership_proposal_seat");

            migrationBuilder.DropTable(
                name: "partnership_meeting");

            migrationBuilder.DropTable(
                name: "partnership_proposal");

            migrationBuilder.DropTable(
                name: "partnership_seat");

            migrationBuilder.DropTable(
                name: "partnership_vision_version");

            migrationBuilder.DropTable(
                name: "partnership_sector");
        }
    }
}
