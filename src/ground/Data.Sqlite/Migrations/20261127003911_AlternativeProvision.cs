using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AlternativeProvision : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "fair_access_placement");
        }
    }
}
