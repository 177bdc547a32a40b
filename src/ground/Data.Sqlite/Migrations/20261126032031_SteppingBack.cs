using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SteppingBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "ix_partnership_facilitation_move_locality_id_decision_id",
                table: "partnership_facilitation_move",
                columns: new[] { "locality_id", "decision_id" },
                unique: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnership_facilitation_move");

            migrationBuilder.DropTable(
                name: "partnership_file_place");

            migrationBuilder.DropTable(
                name: "partnership_network_tie");

            migrationBuilder.DropTable(
                name: "partnership_pack_receiver");

            migrationBuilder.DropTable(
                name: "partnership_readiness_attestation");

            migrationBuilder.DropTable(
                name: "partnership_readiness_check");

            migrationBuilder.DropTable(
                name: "partnership_secretariat");

            migrationBuilder.DropTable(
                name: "partnership_signal_threshold");

            migrationBuilder.DropTable(
                name: "partnership_tie_rating");

            migrationBuilder.DropTable(
                name: "partnership_readiness_review");

            migrationBuilder.DropTable(
                name: "partnership_wave_member");

            migrationBuilder.DropTable(
                name: "partnership_network_wave");
        }
    }
}
