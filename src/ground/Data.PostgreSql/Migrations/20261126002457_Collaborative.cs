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
                name: "partnership_priority",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_priority", x => new { x.locality_id, x.id });
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
                name: "partnership_theme",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    label = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_theme", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_vision_version",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_on = table.Column<DateOnly>(type: "date", nullable: false),
                    adopted_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_vision_version", x => new { x.locality_id, x.number });
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
                name: "partnership_card",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    sector_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    written_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    rule = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    is_anonymous = table.Column<bool>(type: "boolean", nullable: false),
                    results = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    quorum_percent = table.Column<int>(type: "integer", nullable: false),
                    needs_core = table.Column<bool>(type: "boolean", nullable: false),
                    core_sectors = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    lot = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    follows_id = table.Column<Guid>(type: "uuid", nullable: true),
                    vision_number = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_proposal", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_proposal_partnership_vision_version_locality_id",
                        columns: x => new { x.locality_id, x.vision_number },
                        principalTable: "partnership_vision_version",
                        principalColumns: new[] { "locality_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_sentence_comment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sentence = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_sentence_comment", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_sentence_comment_partnership_vision_version_loc",
                        columns: x => new { x.locality_id, x.number },
                        principalTable: "partnership_vision_version",
                        principalColumns: new[] { "locality_id", "number" },
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
                name: "partnership_anonymous_ballot",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    together = table.Column<int>(type: "integer", nullable: false),
                    marks = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_anonymous_ballot", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_anonymous_ballot_partnership_proposal_locality_",
                        columns: x => new { x.locality_id, x.proposal_id },
                        principalTable: "partnership_proposal",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_decision",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_adopted = table.Column<bool>(type: "boolean", nullable: false),
                    numbers = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    eligible = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    casting = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    core = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    review_by = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_decision", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_decision_partnership_proposal_locality_id_propo",
                        columns: x => new { x.locality_id, x.proposal_id },
                        principalTable: "partnership_proposal",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_proposal_option",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    label = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    priority_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_proposal_option", x => new { x.locality_id, x.proposal_id, x.number });
                    table.ForeignKey(
                        name: "fk_partnership_proposal_option_partnership_proposal_locality_i",
                        columns: x => new { x.locality_id, x.proposal_id },
                        principalTable: "partnership_proposal",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_proposal_seat",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sector_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    together = table.Column<int>(type: "integer", nullable: false),
                    has_voted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_proposal_seat", x => new { x.locality_id, x.proposal_id, x.seat_id });
                    table.ForeignKey(
                        name: "fk_partnership_proposal_seat_partnership_proposal_locality_id_",
                        columns: x => new { x.locality_id, x.proposal_id },
                        principalTable: "partnership_proposal",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_proposal_seat_partnership_seat_locality_id_seat",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_proposal_seat_partnership_sector_locality_id_se",
                        columns: x => new { x.locality_id, x.sector_code },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_decision_review",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    result = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    reviewed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    next_by = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_decision_review", x => new { x.locality_id, x.decision_id, x.number });
                    table.ForeignKey(
                        name: "fk_partnership_decision_review_partnership_decision_locality_i",
                        columns: x => new { x.locality_id, x.decision_id },
                        principalTable: "partnership_decision",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_ballot",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    marks = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_deputy = table.Column<bool>(type: "boolean", nullable: false),
                    way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    cast_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_ballot", x => new { x.locality_id, x.proposal_id, x.seat_id });
                    table.ForeignKey(
                        name: "fk_partnership_ballot_partnership_proposal_seat_locality_id_pr",
                        columns: x => new { x.locality_id, x.proposal_id, x.seat_id },
                        principalTable: "partnership_proposal_seat",
                        principalColumns: new[] { "locality_id", "proposal_id", "seat_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_objection",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    raised_on = table.Column<DateOnly>(type: "date", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    settled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    taken_into_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_objection", x => new { x.locality_id, x.proposal_id, x.seat_id });
                    table.ForeignKey(
                        name: "fk_partnership_objection_partnership_ballot_locality_id_propos",
                        columns: x => new { x.locality_id, x.proposal_id, x.seat_id },
                        principalTable: "partnership_ballot",
                        principalColumns: new[] { "locality_id", "proposal_id", "seat_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_anonymous_ballot_locality_id_proposal_id",
                table: "partnership_anonymous_ballot",
                columns: new[] { "locality_id", "proposal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_card_locality_id_sector_code",
                table: "partnership_card",
                columns: new[] { "locality_id", "sector_code" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_card_locality_id_theme_id",
                table: "partnership_card",
                columns: new[] { "locality_id", "theme_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_decision_locality_id_proposal_id",
                table: "partnership_decision",
                columns: new[] { "locality_id", "proposal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_excusal_locality_id_seat_id",
                table: "partnership_excusal",
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnership_agreement_acceptance");

            migrationBuilder.DropTable(
                name: "partnership_anonymous_ballot");

            migrationBuilder.DropTable(
                name: "partnership_card");

            migrationBuilder.DropTable(
                name: "partnership_collaborative");

            migrationBuilder.DropTable(
                name: "partnership_decision_review");

            migrationBuilder.DropTable(
                name: "partnership_excusal");

            migrationBuilder.DropTable(
                name: "partnership_member_organisation");

            migrationBuilder.DropTable(
                name: "partnership_objection");

            migrationBuilder.DropTable(
                name: "partnership_priority");

            migrationBuilder.DropTable(
                name: "partnership_proposal_option");

            migrationBuilder.DropTable(
                name: "partnership_seat_holding");

            migrationBuilder.DropTable(
                name: "partnership_sentence_comment");

            migrationBuilder.DropTable(
                name: "partnership_agreement");

            migrationBuilder.DropTable(
                name: "partnership_theme");

            migrationBuilder.DropTable(
                name: "partnership_decision");

            migrationBuilder.DropTable(
                name: "partnership_ballot");

            migrationBuilder.DropTable(
                name: "partnership_proposal_seat");

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
