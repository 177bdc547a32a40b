using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ExclusionsLedger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                    table.PrimaryKey("pk_children_exclusion_duty", x => new { x.locality_id, x.exclusion_id, x.duty });
                    table.ForeignKey(
                        name: "fk_children_exclusion_duty_children_exclusion_locality_id_exclusion_id",
                        columns: x => new { x.locality_id, x.exclusion_id },
                        principalTable: "children_exclusion",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "children_exclusion_change");

            migrationBuilder.DropTable(
                name: "children_exclusion_duty");

            migrationBuilder.DropTable(
                name: "children_exclusion_elsewhere");

            migrationBuilder.DropTable(
                name: "children_rule_change");

            migrationBuilder.DropTable(
                name: "localities_calendar_day");

            migrationBuilder.DropTable(
                name: "localities_calendar_term");

            migrationBuilder.DropTable(
                name: "children_exclusion");
        }
    }
}
