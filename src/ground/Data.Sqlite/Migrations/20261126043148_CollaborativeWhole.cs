using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<DateOnly>(
                name: "voided_on",
                table: "partnership_proposal_seat",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "pays_shared",
                table: "partnership_fund",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "close_why",
                table: "partnership_collaborative",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "sector_code",
                table: "partnership_card",
                type: "TEXT",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 40);

            migrationBuilder.AddColumn<Guid>(
                name: "lead_seat_id",
                table: "partnership_agenda_item",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "outcome_by",
                table: "partnership_agenda_item",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "partnership_cohort",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    join_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_cohort", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "partnership_conversation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sector_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    raised_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    end = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    agreed = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_conversation", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_conversation_partnership_seat_locality_id_seat_id",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_facilitation_move",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    decision_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    moved_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    check_back_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_facilitation_move", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_facilitation_move_partnership_decision_locality_id_decision_id",
                        columns: x => new { x.locality_id, x.decision_id },
                        principalTable: "partnership_decision",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_file_place",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    where = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    added_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    removed_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_file_place", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_finding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    strength = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_finding", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_network_wave",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    asked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    keeper_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    run_by_member = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    withdrawn_why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_network_wave", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_pack_receiver",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    named_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    named_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    read_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_pack_receiver", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_readiness_review",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    held_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    held_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    is_ready = table.Column<bool>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_readiness_review", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_research_question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    set_aside_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_research_question", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_research_source",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    publisher = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    reference = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    sector_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    group = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    done = table.Column<bool>(type: "INTEGER", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: true),
                    listener_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_research_source", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_research_source_partnership_sector_locality_id_sector_code",
                        columns: x => new { x.locality_id, x.sector_code },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_research_theme",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    meaning = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    added_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    merged_into_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    merged_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_research_theme", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_sealed_ballot",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contents = table.Column<byte[]>(type: "BLOB", maxLength: 1040, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_sealed_ballot", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_sealed_ballot_partnership_proposal_locality_id_proposal_id",
                        columns: x => new { x.locality_id, x.proposal_id },
                        principalTable: "partnership_proposal",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_secretariat",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hours_a_month = table.Column<int>(type: "INTEGER", nullable: false),
                    confirmed_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    confirmed_by = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_secretariat", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_signal_threshold",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    value = table.Column<double>(type: "REAL", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_signal_threshold", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_watched_signal",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_watched_signal", x => new { x.locality_id, x.number, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "partnership_cohort_area",
                columns: table => new
                {
                    cohort_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    area = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    area_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    joined_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    finding_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    against = table.Column<bool>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_finding_comment", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_finding_comment_partnership_finding_locality_id_finding_id",
                        columns: x => new { x.locality_id, x.finding_id },
                        principalTable: "partnership_finding",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_finding_tie",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    finding_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    map_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    is_link = table.Column<bool>(type: "INTEGER", nullable: false),
                    against = table.Column<bool>(type: "INTEGER", nullable: false),
                    tied_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    tied_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_finding_tie", x => new { x.locality_id, x.finding_id, x.map_id, x.is_link, x.code });
                    table.ForeignKey(
                        name: "fk_partnership_finding_tie_partnership_finding_locality_id_finding_id",
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
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    finding_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    statement = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    written_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_finding_wording", x => new { x.locality_id, x.finding_id, x.number });
                    table.ForeignKey(
                        name: "fk_partnership_finding_wording_partnership_finding_locality_id_finding_id",
                        columns: x => new { x.locality_id, x.finding_id },
                        principalTable: "partnership_finding",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_wave_member",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    wave_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    sector_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_anchor = table.Column<bool>(type: "INTEGER", nullable: false),
                    answered = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_wave_member", x => new { x.locality_id, x.wave_id, x.number });
                    table.ForeignKey(
                        name: "fk_partnership_wave_member_partnership_network_wave_locality_id_wave_id",
                        columns: x => new { x.locality_id, x.wave_id },
                        principalTable: "partnership_network_wave",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_wave_member_partnership_sector_locality_id_sector_code",
                        columns: x => new { x.locality_id, x.sector_code },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_readiness_attestation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sector_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    review_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_readiness_attestation", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_readiness_attestation_partnership_readiness_review_locality_id_review_id",
                        columns: x => new { x.locality_id, x.review_id },
                        principalTable: "partnership_readiness_review",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_readiness_attestation_partnership_seat_locality_id_seat_id",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_readiness_attestation_partnership_sector_locality_id_sector_code",
                        columns: x => new { x.locality_id, x.sector_code },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_readiness_check",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    review_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    holds = table.Column<bool>(type: "INTEGER", nullable: false),
                    attested = table.Column<bool>(type: "INTEGER", nullable: false),
                    sentence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    value = table.Column<double>(type: "REAL", nullable: true),
                    n = table.Column<int>(type: "INTEGER", nullable: true),
                    caveats = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_readiness_check", x => new { x.locality_id, x.review_id, x.item });
                    table.ForeignKey(
                        name: "fk_partnership_readiness_check_partnership_readiness_review_locality_id_review_id",
                        columns: x => new { x.locality_id, x.review_id },
                        principalTable: "partnership_readiness_review",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_finding_source",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    finding_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quotation = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_finding_source", x => new { x.locality_id, x.finding_id, x.source_id });
                    table.ForeignKey(
                        name: "fk_partnership_finding_source_partnership_finding_locality_id_finding_id",
                        columns: x => new { x.locality_id, x.finding_id },
                        principalTable: "partnership_finding",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_finding_source_partnership_research_source_locality_id_source_id",
                        columns: x => new { x.locality_id, x.source_id },
                        principalTable: "partnership_research_source",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_research_consent",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    how = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    use = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    any_under16 = table.Column<bool>(type: "INTEGER", nullable: false),
                    parents_agreed = table.Column<bool>(type: "INTEGER", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    asked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawal_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    erased_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_research_consent", x => new { x.locality_id, x.source_id });
                    table.ForeignKey(
                        name: "fk_partnership_research_consent_partnership_research_source_locality_id_source_id",
                        columns: x => new { x.locality_id, x.source_id },
                        principalTable: "partnership_research_source",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_finding_theme",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    finding_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    theme_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_finding_theme", x => new { x.locality_id, x.finding_id, x.theme_id });
                    table.ForeignKey(
                        name: "fk_partnership_finding_theme_partnership_finding_locality_id_finding_id",
                        columns: x => new { x.locality_id, x.finding_id },
                        principalTable: "partnership_finding",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_finding_theme_partnership_research_theme_locality_id_theme_id",
                        columns: x => new { x.locality_id, x.theme_id },
                        principalTable: "partnership_research_theme",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_shared_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    cohort_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    area = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    shared_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    taken_back_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_shared_item", x => x.id);
                    table.ForeignKey(
                        name: "fk_partnership_shared_item_partnership_cohort_area_cohort_id_area",
                        columns: x => new { x.cohort_id, x.area },
                        principalTable: "partnership_cohort_area",
                        principalColumns: new[] { "cohort_id", "area" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_shared_workshop",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    cohort_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    area = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    starts = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    cancelled_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    learnt = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_shared_workshop", x => x.id);
                    table.ForeignKey(
                        name: "fk_partnership_shared_workshop_partnership_cohort_area_cohort_id_area",
                        columns: x => new { x.cohort_id, x.area },
                        principalTable: "partnership_cohort_area",
                        principalColumns: new[] { "cohort_id", "area" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_network_tie",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    wave_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<int>(type: "INTEGER", nullable: false),
                    to = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_network_tie", x => new { x.locality_id, x.wave_id, x.from, x.to });
                    table.ForeignKey(
                        name: "fk_partnership_network_tie_partnership_wave_member_locality_id_wave_id_from",
                        columns: x => new { x.locality_id, x.wave_id, x.from },
                        principalTable: "partnership_wave_member",
                        principalColumns: new[] { "locality_id", "wave_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_network_tie_partnership_wave_member_locality_id_wave_id_to",
                        columns: x => new { x.locality_id, x.wave_id, x.to },
                        principalTable: "partnership_wave_member",
                        principalColumns: new[] { "locality_id", "wave_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_tie_rating",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    wave_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rater = table.Column<int>(type: "INTEGER", nullable: false),
                    rated = table.Column<int>(type: "INTEGER", nullable: false),
                    reliability = table.Column<int>(type: "INTEGER", nullable: false),
                    mission = table.Column<int>(type: "INTEGER", nullable: false),
                    openness = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_tie_rating", x => new { x.locality_id, x.wave_id, x.rater, x.rated });
                    table.ForeignKey(
                        name: "fk_partnership_tie_rating_partnership_wave_member_locality_id_wave_id_rated",
                        columns: x => new { x.locality_id, x.wave_id, x.rated },
                        principalTable: "partnership_wave_member",
                        principalColumns: new[] { "locality_id", "wave_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_tie_rating_partnership_wave_member_locality_id_wave_id_rater",
                        columns: x => new { x.locality_id, x.wave_id, x.rater },
                        principalTable: "partnership_wave_member",
                        principalColumns: new[] { "locality_id", "wave_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_workshop_reply",
                columns: table => new
                {
                    workshop_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    area = table.Column<Guid>(type: "TEXT", nullable: false),
                    coming = table.Column<int>(type: "INTEGER", nullable: false),
                    brings = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_workshop_reply", x => new { x.workshop_id, x.area });
                    table.ForeignKey(
                        name: "fk_partnership_workshop_reply_partnership_shared_workshop_workshop_id",
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
                name: "fk_partnership_agenda_item_partnership_seat_locality_id_lead_seat_id",
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
                name: "fk_partnership_agenda_item_partnership_seat_locality_id_lead_seat_id",
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "sector_code",
                table: "partnership_card",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 40,
                oldNullable: true);
        }
    }
}
