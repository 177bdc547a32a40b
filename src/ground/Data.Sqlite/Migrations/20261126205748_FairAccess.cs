using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FairAccess : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "fair_access_exemption",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    track = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year_group = table.Column<int>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_because = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    given_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    given_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_exemption", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "fair_access_protocol",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    track = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    strategy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    decay_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    cap_extra = table.Column<int>(type: "INTEGER", nullable: false),
                    cap_per = table.Column<int>(type: "INTEGER", nullable: false),
                    reach_metres = table.Column<int>(type: "INTEGER", nullable: true),
                    travel_note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    objective_order = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    fair_access_counts = table.Column<bool>(type: "INTEGER", nullable: false),
                    exclusion_points = table.Column<int>(type: "INTEGER", nullable: true),
                    managed_move_points = table.Column<int>(type: "INTEGER", nullable: true),
                    reintegration_points = table.Column<int>(type: "INTEGER", nullable: true),
                    response_days = table.Column<int>(type: "INTEGER", nullable: false),
                    silence_allocates = table.Column<bool>(type: "INTEGER", nullable: false),
                    quorum = table.Column<int>(type: "INTEGER", nullable: false),
                    consulted_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    made_from = table.Column<Guid>(type: "TEXT", nullable: true),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_protocol", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "fair_access_answer",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agrees = table.Column<bool>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_answer", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_answer_fair_access_protocol_locality_id_version_id",
                        columns: x => new { x.locality_id, x.version_id },
                        principalTable: "fair_access_protocol",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_category",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    letter = table.Column<string>(type: "TEXT", maxLength: 1, nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    is_used = table.Column<bool>(type: "INTEGER", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_category", x => new { x.locality_id, x.version_id, x.letter });
                    table.ForeignKey(
                        name: "fk_fair_access_category_fair_access_protocol_locality_id_version_id",
                        columns: x => new { x.locality_id, x.version_id },
                        principalTable: "fair_access_protocol",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_referral",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    track = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    referred_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 1, nullable: true),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ordinary_steps = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    needs = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    child_view = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    parent_view = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    no_preference = table.Column<bool>(type: "INTEGER", nullable: false),
                    excluded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    previous_schools = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    siblings = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    faith = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    transport = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    subjects = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    unplaced_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    refused_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    grounds = table.Column<int>(type: "INTEGER", nullable: false),
                    behaviour = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    accepted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    protocol_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    placed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    placed_at = table.Column<Guid>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_referral", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_referral_fair_access_protocol_locality_id_protocol_id",
                        columns: x => new { x.locality_id, x.protocol_id },
                        principalTable: "fair_access_protocol",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_school",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    admission_number = table.Column<int>(type: "INTEGER", nullable: true),
                    opening_balance = table.Column<int>(type: "INTEGER", nullable: false),
                    opening_reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_school", x => new { x.locality_id, x.version_id, x.school_id });
                    table.ForeignKey(
                        name: "fk_fair_access_school_fair_access_protocol_locality_id_version_id",
                        columns: x => new { x.locality_id, x.version_id },
                        principalTable: "fair_access_protocol",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_referral_school",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    wish = table.Column<int>(type: "INTEGER", nullable: true),
                    barred_because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_referral_school", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_referral_school_fair_access_referral_locality_id_referral_id",
                        columns: x => new { x.locality_id, x.referral_id },
                        principalTable: "fair_access_referral",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_referral_step",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    deed = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_referral_step", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_referral_step_fair_access_referral_locality_id_referral_id",
                        columns: x => new { x.locality_id, x.referral_id },
                        principalTable: "fair_access_referral",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fair_access_risk",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    visibility = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fair_access_risk", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fair_access_risk_fair_access_referral_locality_id_referral_id",
                        columns: x => new { x.locality_id, x.referral_id },
                        principalTable: "fair_access_referral",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_answer_locality_id_version_id",
                table: "fair_access_answer",
                columns: new[] { "locality_id", "version_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_exemption_locality_id_track_to_day",
                table: "fair_access_exemption",
                columns: new[] { "locality_id", "track", "to_day" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_protocol_locality_id_track_number",
                table: "fair_access_protocol",
                columns: new[] { "locality_id", "track", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_referral_locality_id_child_id",
                table: "fair_access_referral",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_referral_locality_id_protocol_id",
                table: "fair_access_referral",
                columns: new[] { "locality_id", "protocol_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_referral_locality_id_state",
                table: "fair_access_referral",
                columns: new[] { "locality_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_referral_school_locality_id_child_id",
                table: "fair_access_referral_school",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_referral_school_locality_id_referral_id",
                table: "fair_access_referral_school",
                columns: new[] { "locality_id", "referral_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_referral_step_locality_id_child_id",
                table: "fair_access_referral_step",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_referral_step_locality_id_referral_id",
                table: "fair_access_referral_step",
                columns: new[] { "locality_id", "referral_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_risk_locality_id_child_id",
                table: "fair_access_risk",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_fair_access_risk_locality_id_referral_id",
                table: "fair_access_risk",
                columns: new[] { "locality_id", "referral_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "fair_access_answer");

            migrationBuilder.DropTable(
                name: "fair_access_category");

            migrationBuilder.DropTable(
                name: "fair_access_exemption");

            migrationBuilder.DropTable(
                name: "fair_access_referral_school");

            migrationBuilder.DropTable(
                name: "fair_access_referral_step");

            migrationBuilder.DropTable(
                name: "fair_access_risk");

            migrationBuilder.DropTable(
                name: "fair_access_school");

            migrationBuilder.DropTable(
                name: "fair_access_referral");

            migrationBuilder.DropTable(
                name: "fair_access_protocol");
        }
    }
}
