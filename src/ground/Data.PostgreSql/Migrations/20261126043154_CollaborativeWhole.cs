using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class CollaborativeWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<int>(
                name: "together",
                table: "partnership_proposal_seat",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AddColumn<DateOnly>(
                name: "voided_on",
                table: "partnership_proposal_seat",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "pays_shared",
                table: "partnership_fund",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "close_why",
                table: "partnership_collaborative",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "sector_code",
                table: "partnership_card",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40);

            migrationBuilder.AddColumn<Guid>(
                name: "lead_seat_id",
                table: "partnership_agenda_item",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "outcome_by",
                table: "partnership_agenda_item",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "partnership_cohort",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    join_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_cohort", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "partnership_conversation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    seat_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sector_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    raised_on = table.Column<DateOnly>(type: "date", nullable: false),
                    end = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    agreed = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_conversation", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_conversation_partnership_seat_locality_id_seat_",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_facilitation_move",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    to = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    moved_on = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    check_back_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_facilitation_move", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_facilitation_move_partnership_decision_locality",
                        columns: x => new { x.locality_id, x.decision_id },
                        principalTable: "partnership_decision",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_file_place",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    where = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: false),
                    added_on = table.Column<DateOnly>(type: "date", nullable: false),
                    removed_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_file_place", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_finding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    strength = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_on = table.Column<DateOnly>(type: "date", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_finding", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_network_wave",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    keeper_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_by_member = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_network_wave", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_pack_receiver",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    named_by = table.Column<Guid>(type: "uuid", nullable: false),
                    named_on = table.Column<DateOnly>(type: "date", nullable: false),
                    read_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_pack_receiver", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_readiness_review",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    held_by = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_ready = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_readiness_review", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_research_question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_on = table.Column<DateOnly>(type: "date", nullable: false),
                    set_aside_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_research_question", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_research_source",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    publisher = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    reference = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    sector_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    group = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    done = table.Column<bool>(type: "boolean", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: true),
                    listener_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_research_source", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_research_source_partnership_sector_locality_id_",
                        columns: x => new { x.locality_id, x.sector_code },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_research_theme",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    meaning = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: false),
                    added_on = table.Column<DateOnly>(type: "date", nullable: false),
                    merged_into_id = table.Column<Guid>(type: "uuid", nullable: true),
                    merged_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_research_theme", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_sealed_ballot",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contents = table.Column<byte[]>(type: "bytea", maxLength: 1040, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_sealed_ballot", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_sealed_ballot_partnership_proposal_locality_id_",
                        columns: x => new { x.locality_id, x.proposal_id },
                        principalTable: "partnership_proposal",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_secretariat",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hours_a_month = table.Column<int>(type: "integer", nullable: false),
                    confirmed_to = table.Column<DateOnly>(type: "date", nullable: false),
                    confirmed_by = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_secretariat", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_signal_threshold",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    value = table.Column<double>(type: "double precision", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_signal_threshold", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_watched_signal",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_watched_signal", x => new { x.locality_id, x.number, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "partnership_cohort_area",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    area_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    joined_on = table.Column<DateOnly>(type: "date", nullable: false),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_cohort_area", x => new { x.cohort_id, x.area });
                    table.ForeignKey(
                        name: "fk_partnership_cohort_area_partnership_cohort_cohort_id",
                        column: x => x.cohort_id,
                        principalTable: "partnership_cohort",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_finding_comment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    against = table.Column<bool>(type: "boolean", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_finding_comment", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_finding_comment_partnership_finding_locality_id",
                        columns: x => new { x.locality_id, x.finding_id },
                        principalTable: "partnership_finding",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_finding_tie",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    map_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    is_link = table.Column<bool>(type: "boolean", nullable: false),
                    against = table.Column<bool>(type: "boolean", nullable: false),
                    tied_by = table.Column<Guid>(type: "uuid", nullable: false),
                    tied_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_finding_tie", x => new { x.locality_id, x.finding_id, x.map_id, x.is_link, x.code });
                    table.ForeignKey(
                        name: "fk_partnership_finding_tie_partnership_finding_locality_id_fin",
                        columns: x => new { x.locality_id, x.finding_id },
                        principalTable: "partnership_finding",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_finding_tie_partnership_map_locality_id_map_id",
                        columns: x => new { x.locality_id, x.map_id },
                        principalTable: "partnership_map",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_finding_wording",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    statement = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    why = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    written_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_finding_wording", x => new { x.locality_id, x.finding_id, x.number });
                    table.ForeignKey(
                        name: "fk_partnership_finding_wording_partnership_finding_locality_id",
                        columns: x => new { x.locality_id, x.finding_id },
                        principalTable: "partnership_finding",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_wave_member",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wave_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    sector_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_anchor = table.Column<bool>(type: "boolean", nullable: false),
                    answered = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_wave_member", x => new { x.locality_id, x.wave_id, x.number });
                    table.ForeignKey(
                        name: "fk_partnership_wave_member_partnership_network_wave_locality_i",
                        columns: x => new { x.locality_id, x.wave_id },
                        principalTable: "partnership_network_wave",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_wave_member_partnership_sector_locality_id_sect",
                        columns: x => new { x.locality_id, x.sector_code },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_readiness_attestation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sector_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_readiness_attestation", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_readiness_attestation_partnership_readiness_rev",
                        columns: x => new { x.locality_id, x.review_id },
                        principalTable: "partnership_readiness_review",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_readiness_attestation_partnership_seat_locality",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_readiness_attestation_partnership_sector_locali",
                        columns: x => new { x.locality_id, x.sector_code },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_readiness_check",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    holds = table.Column<bool>(type: "boolean", nullable: false),
                    attested = table.Column<bool>(type: "boolean", nullable: false),
                    sentence = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    value = table.Column<double>(type: "double precision", nullable: true),
                    n = table.Column<int>(type: "integer", nullable: true),
                    caveats = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    source = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_readiness_check", x => new { x.locality_id, x.review_id, x.item });
                    table.ForeignKey(
                        name: "fk_partnership_readiness_check_partnership_readiness_review_lo",
                        columns: x => new { x.locality_id, x.review_id },
                        principalTable: "partnership_readiness_review",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_finding_source",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quotation = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_finding_source", x => new { x.locality_id, x.finding_id, x.source_id });
                    table.ForeignKey(
                        name: "fk_partnership_finding_source_partnership_finding_locality_id_",
                        columns: x => new { x.locality_id, x.finding_id },
                        principalTable: "partnership_finding",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_finding_source_partnership_research_source_loca",
                        columns: x => new { x.locality_id, x.source_id },
                        principalTable: "partnership_research_source",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_research_consent",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    how = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    use = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    any_under16 = table.Column<bool>(type: "boolean", nullable: false),
                    parents_agreed = table.Column<bool>(type: "boolean", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawal_by = table.Column<Guid>(type: "uuid", nullable: true),
                    erased_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_research_consent", x => new { x.locality_id, x.source_id });
                    table.ForeignKey(
                        name: "fk_partnership_research_consent_partnership_research_source_lo",
                        columns: x => new { x.locality_id, x.source_id },
                        principalTable: "partnership_research_source",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_finding_theme",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_finding_theme", x => new { x.locality_id, x.finding_id, x.theme_id });
                    table.ForeignKey(
                        name: "fk_partnership_finding_theme_partnership_finding_locality_id_f",
                        columns: x => new { x.locality_id, x.finding_id },
                        principalTable: "partnership_finding",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_finding_theme_partnership_research_theme_locali",
                        columns: x => new { x.locality_id, x.theme_id },
                        principalTable: "partnership_research_theme",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_shared_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    body = table.Column<string>(type: "text", nullable: true),
                    shared_on = table.Column<DateOnly>(type: "date", nullable: false),
                    taken_back_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_shared_item", x => x.id);
                    table.ForeignKey(
                        name: "fk_partnership_shared_item_partnership_cohort_area_cohort_id_a",
                        columns: x => new { x.cohort_id, x.area },
                        principalTable: "partnership_cohort_area",
                        principalColumns: new[] { "cohort_id", "area" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_shared_workshop",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cohort_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    purpose = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    starts = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    place = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    cancelled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    learnt = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_shared_workshop", x => x.id);
                    table.ForeignKey(
                        name: "fk_partnership_shared_workshop_partnership_cohort_area_cohort_",
                        columns: x => new { x.cohort_id, x.area },
                        principalTable: "partnership_cohort_area",
                        principalColumns: new[] { "cohort_id", "area" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_network_tie",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wave_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<int>(type: "integer", nullable: false),
                    to = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_network_tie", x => new { x.locality_id, x.wave_id, x.from, x.to });
                    table.ForeignKey(
                        name: "fk_partnership_network_tie_partnership_wave_member_locality_id",
                        columns: x => new { x.locality_id, x.wave_id, x.from },
                        principalTable: "partnership_wave_member",
                        principalColumns: new[] { "locality_id", "wave_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_network_tie_partnership_wave_member_locality_id1",
                        columns: x => new { x.locality_id, x.wave_id, x.to },
                        principalTable: "partnership_wave_member",
                        principalColumns: new[] { "locality_id", "wave_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_tie_rating",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wave_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rater = table.Column<int>(type: "integer", nullable: false),
                    rated = table.Column<int>(type: "integer", nullable: false),
                    reliability = table.Column<int>(type: "integer", nullable: false),
                    mission = table.Column<int>(type: "integer", nullable: false),
                    openness = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_tie_rating", x => new { x.locality_id, x.wave_id, x.rater, x.rated });
                    table.ForeignKey(
                        name: "fk_partnership_tie_rating_partnership_wave_member_locality_id_",
                        columns: x => new { x.locality_id, x.wave_id, x.rated },
                        principalTable: "partnership_wave_member",
                        principalColumns: new[] { "locality_id", "wave_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_tie_rating_partnership_wave_member_locality_id_1",
                        columns: x => new { x.locality_id, x.wave_id, x.rater },
                        principalTable: "partnership_wave_member",
                        principalColumns: new[] { "locality_id", "wave_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_workshop_reply",
                columns: table => new
                {
                    workshop_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area = table.Column<Guid>(type: "uuid", nullable: false),
                    coming = table.Column<int>(type: "integer", nullable: false),
                    brings = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_workshop_reply", x => new { x.workshop_id, x.area });
                    table.ForeignKey(
                        name: "fk_partnership_workshop_reply_partnership_shared_workshop_work",
                        column: x => x.workshop_id,
                        principalTable: "partnership_shared_workshop",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_agenda_item_locality_id_lead_seat_id",
                table: "partnership_agenda_item",
                columns: new[] { "locality_id", "lead_seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_cohort_join_hash",
                table: "partnership_cohort",
                column: "join_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_conversation_locality_id_seat_id",
                table: "partnership_conversation",
                columns: new[] { "locality_id", "seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_facilitation_move_locality_id_decision_id",
                table: "partnership_facilitation_move",
                columns: new[] { "locality_id", "decision_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_finding_locality_id_number",
                table: "partnership_finding",
                columns: new[] { "locality_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_finding_comment_locality_id_finding_id",
                table: "partnership_finding_comment",
                columns: new[] { "locality_id", "finding_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_finding_source_locality_id_source_id",
                table: "partnership_finding_source",
                columns: new[] { "locality_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_finding_theme_locality_id_theme_id",
                table: "partnership_finding_theme",
                columns: new[] { "locality_id", "theme_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_finding_tie_locality_id_map_id",
                table: "partnership_finding_tie",
                columns: new[] { "locality_id", "map_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_network_tie_locality_id_wave_id_to",
                table: "partnership_network_tie",
                columns: new[] { "locality_id", "wave_id", "to" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_pack_receiver_locality_id_person_id",
                table: "partnership_pack_receiver",
                columns: new[] { "locality_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_readiness_attestation_locality_id_review_id",
                table: "partnership_readiness_attestation",
                columns: new[] { "locality_id", "review_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_readiness_attestation_locality_id_seat_id",
                table: "partnership_readiness_attestation",
                columns: new[] { "locality_id", "seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_readiness_attestation_locality_id_sector_code",
                table: "partnership_readiness_attestation",
                columns: new[] { "locality_id", "sector_code" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_research_question_locality_id_number",
                table: "partnership_research_question",
                columns: new[] { "locality_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_research_source_locality_id_sector_code",
                table: "partnership_research_source",
                columns: new[] { "locality_id", "sector_code" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_research_theme_locality_id_code",
                table: "partnership_research_theme",
                columns: new[] { "locality_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_sealed_ballot_locality_id_proposal_id",
                table: "partnership_sealed_ballot",
                columns: new[] { "locality_id", "proposal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_shared_item_cohort_id_area",
                table: "partnership_shared_item",
                columns: new[] { "cohort_id", "area" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_shared_workshop_cohort_id_area",
                table: "partnership_shared_workshop",
                columns: new[] { "cohort_id", "area" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_signal_threshold_locality_id_key",
                table: "partnership_signal_threshold",
                columns: new[] { "locality_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_tie_rating_locality_id_wave_id_rated",
                table: "partnership_tie_rating",
                columns: new[] { "locality_id", "wave_id", "rated" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_wave_member_locality_id_sector_code",
                table: "partnership_wave_member",
                columns: new[] { "locality_id", "sector_code" });

            migrationBuilder.AddForeignKey(
                name: "fk_partnership_agenda_item_partnership_seat_locality_id_lead_s",
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
                name: "fk_partnership_agenda_item_partnership_seat_locality_id_lead_s",
                table: "partnership_agenda_item");

            migrationBuilder.DropTable(
                name: "partnership_conversation");

            migrationBuilder.DropTable(
                name: "partnership_facilitation_move");

            migrationBuilder.DropTable(
                name: "partnership_file_place");

            migrationBuilder.DropTable(
                name: "partnership_finding_comment");

            migrationBuilder.DropTable(
                name: "partnership_finding_source");

            migrationBuilder.DropTable(
                name: "partnership_finding_theme");

            migrationBuilder.DropTable(
                name: "partnership_finding_tie");

            migrationBuilder.DropTable(
                name: "partnership_finding_wording");

            migrationBuilder.DropTable(
                name: "partnership_network_tie");

            migrationBuilder.DropTable(
                name: "partnership_pack_receiver");

            migrationBuilder.DropTable(
                name: "partnership_readiness_attestation");

            migrationBuilder.DropTable(
                name: "partnership_readiness_check");

            migrationBuilder.DropTable(
                name: "partnership_research_consent");

            migrationBuilder.DropTable(
                name: "partnership_research_question");

            migrationBuilder.DropTable(
                name: "partnership_sealed_ballot");

            migrationBuilder.DropTable(
                name: "partnership_secretariat");

            migrationBuilder.DropTable(
                name: "partnership_shared_item");

            migrationBuilder.DropTable(
                name: "partnership_signal_threshold");

            migrationBuilder.DropTable(
                name: "partnership_tie_rating");

            migrationBuilder.DropTable(
                name: "partnership_watched_signal");

            migrationBuilder.DropTable(
                name: "partnership_workshop_reply");

            migrationBuilder.DropTable(
                name: "partnership_research_theme");

            migrationBuilder.DropTable(
                name: "partnership_finding");

            migrationBuilder.DropTable(
                name: "partnership_readiness_review");

            migrationBuilder.DropTable(
                name: "partnership_research_source");

            migrationBuilder.DropTable(
                name: "partnership_wave_member");

            migrationBuilder.DropTable(
                name: "partnership_shared_workshop");

            migrationBuilder.DropTable(
                name: "partnership_network_wave");

            migrationBuilder.DropTable(
                name: "partnership_cohort_area");

            migrationBuilder.DropTable(
                name: "partnership_cohort");

            migrationBuilder.DropIndex(
                name: "ix_partnership_agenda_item_locality_id_lead_seat_id",
                table: "partnership_agenda_item");

            migrationBuilder.DropColumn(
                name: "voided_on",
                table: "partnership_proposal_seat");

            migrationBuilder.DropColumn(
                name: "pays_shared",
                table: "partnership_fund");

            migrationBuilder.DropColumn(
                name: "close_why",
                table: "partnership_collaborative");

            migrationBuilder.DropColumn(
                name: "lead_seat_id",
                table: "partnership_agenda_item");

            migrationBuilder.DropColumn(
                name: "outcome_by",
                table: "partnership_agenda_item");

            migrationBuilder.AlterColumn<int>(
                name: "together",
                table: "partnership_proposal_seat",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "sector_code",
                table: "partnership_card",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40,
                oldNullable: true);
        }
    }
}
