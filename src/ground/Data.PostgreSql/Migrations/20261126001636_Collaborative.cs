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
                name: "partnership_coaching_offer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    coach_id = table.Column<Guid>(type: "uuid", nullable: false),
                    focus = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    when = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    offered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_coaching_offer", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_coaching_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    coach_id = table.Column<Guid>(type: "uuid", nullable: false),
                    coached_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    focus = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    next_step = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    next_by = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_coaching_session", x => new { x.locality_id, x.id });
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
                name: "partnership_cost_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    what = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    pence = table.Column<long>(type: "bigint", nullable: false),
                    hours = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    hour_pence = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_cost_line", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_fund",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    funder = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    pence = table.Column<long>(type: "bigint", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    conditions = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_fund", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_involvement_payment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    charity_id = table.Column<Guid>(type: "uuid", nullable: true),
                    @for = table.Column<string>(name: "for", type: "character varying(20)", maxLength: 20, nullable: false),
                    what = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    pence = table.Column<long>(type: "bigint", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_involvement_payment", x => new { x.locality_id, x.id });
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
                name: "partnership_money_given",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    pence = table.Column<long>(type: "bigint", nullable: false),
                    hours = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    hour_pence = table.Column<long>(type: "bigint", nullable: true),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state_since = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_money_given", x => new { x.locality_id, x.id });
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
                name: "partnership_sharing_rule",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    option = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_sharing_rule", x => new { x.locality_id, x.year });
                });

            migrationBuilder.CreateTable(
                name: "partnership_skill_transfer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    last_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    last_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_skill_transfer", x => new { x.locality_id, x.id });
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
                name: "partnership_coaching_note",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_on = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_coaching_note", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_coaching_note_partnership_coaching_session_loca",
                        columns: x => new { x.locality_id, x.session_id },
                        principalTable: "partnership_coaching_session",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_fund_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    what = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: true)
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
                name: "partnership_sharer",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    weight = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    floor_pence = table.Column<long>(type: "bigint", nullable: false),
                    cap_pence = table.Column<long>(type: "bigint", nullable: true),
                    zero_tier = table.Column<bool>(type: "boolean", nullable: false)
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
                name: "partnership_activity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    aim = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    outcome = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    measure = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    sub_group = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true),
                    chair_seat_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lead_sector = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    target_on = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    over_why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    carried_by = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true),
                    carried_owner = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true),
                    carried_from = table.Column<DateOnly>(type: "date", nullable: true),
                    notes = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_activity", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_activity_partnership_seat_locality_id_chair_sea",
                        columns: x => new { x.locality_id, x.chair_seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_activity_partnership_sector_locality_id_lead_se",
                        columns: x => new { x.locality_id, x.lead_sector },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
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

            migrationBuilder.CreateTable(
                name: "partnership_activity_review",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    word = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_activity_review", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_activity_review_partnership_activity_locality_i",
                        columns: x => new { x.locality_id, x.activity_id },
                        principalTable: "partnership_activity",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_chair_update",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_on = table.Column<DateOnly>(type: "date", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    done = table.Column<string>(type: "character varying(1200)", maxLength: 1200, nullable: false),
                    stuck = table.Column<string>(type: "character varying(1200)", maxLength: 1200, nullable: true),
                    next = table.Column<string>(type: "character varying(1200)", maxLength: 1200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_chair_update", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_chair_update_partnership_activity_locality_id_a",
                        columns: x => new { x.locality_id, x.activity_id },
                        principalTable: "partnership_activity",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_look_back",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false),
                    looked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    lasts = table.Column<bool>(type: "boolean", nullable: false),
                    found = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_look_back", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_look_back_partnership_activity_locality_id_acti",
                        columns: x => new { x.locality_id, x.activity_id },
                        principalTable: "partnership_activity",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_step",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    owner_seat_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    blocked_by = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    notes = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_step", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_step_partnership_activity_locality_id_activity_",
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
                name: "ix_partnership_step_locality_id_activity_id",
                table: "partnership_step",
                columns: new[] { "locality_id", "activity_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_step_locality_id_owner_seat_id",
                table: "partnership_step",
                columns: new[] { "locality_id", "owner_seat_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnership_activity_review");

            migrationBuilder.DropTable(
                name: "partnership_agreement_acceptance");

            migrationBuilder.DropTable(
                name: "partnership_chair_update");

            migrationBuilder.DropTable(
                name: "partnership_coaching_note");

            migrationBuilder.DropTable(
                name: "partnership_coaching_offer");

            migrationBuilder.DropTable(
                name: "partnership_collaborative");

            migrationBuilder.DropTable(
                name: "partnership_cost_line");

            migrationBuilder.DropTable(
                name: "partnership_excusal");

            migrationBuilder.DropTable(
                name: "partnership_fund_report");

            migrationBuilder.DropTable(
                name: "partnership_involvement_payment");

            migrationBuilder.DropTable(
                name: "partnership_look_back");

            migrationBuilder.DropTable(
                name: "partnership_member_organisation");

            migrationBuilder.DropTable(
                name: "partnership_money_given");

            migrationBuilder.DropTable(
                name: "partnership_seat_holding");

            migrationBuilder.DropTable(
                name: "partnership_sharer");

            migrationBuilder.DropTable(
                name: "partnership_skill_transfer");

            migrationBuilder.DropTable(
                name: "partnership_step");

            migrationBuilder.DropTable(
                name: "partnership_agreement");

            migrationBuilder.DropTable(
                name: "partnership_coaching_session");

            migrationBuilder.DropTable(
                name: "partnership_fund");

            migrationBuilder.DropTable(
                name: "partnership_sharing_rule");

            migrationBuilder.DropTable(
                name: "partnership_activity");

            migrationBuilder.DropTable(
                name: "partnership_seat");

            migrationBuilder.DropTable(
                name: "partnership_sector");
        }
    }
}
