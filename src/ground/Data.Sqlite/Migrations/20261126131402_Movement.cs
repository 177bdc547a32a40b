using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Movement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                    table.PrimaryKey("pk_children_board_party", x => new { x.locality_id, x.exclusion_id, x.who });
                    table.ForeignKey(
                        name: "fk_children_board_party_children_exclusion_locality_id_exclusion_id",
                        columns: x => new { x.locality_id, x.exclusion_id },
                        principalTable: "children_exclusion",
                        principalColumns: new[] { "locality_id", "id" },
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

            migrationBuilder.CreateIndex(
                name: "ix_children_board_party_locality_id_child_id",
                table: "children_board_party",
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
                name: "ix_children_representation_locality_id_child_id",
                table: "children_representation",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_representation_locality_id_exclusion_id",
                table: "children_representation",
                columns: new[] { "locality_id", "exclusion_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_time_out_locality_id_child_id",
                table: "children_time_out",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_time_out_locality_id_school_id_review_on",
                table: "children_time_out",
                columns: new[] { "locality_id", "school_id", "review_on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "children_board_party");

            migrationBuilder.DropTable(
                name: "children_letter_template");

            migrationBuilder.DropTable(
                name: "children_move_review");

            migrationBuilder.DropTable(
                name: "children_representation");

            migrationBuilder.DropTable(
                name: "children_time_out");

            migrationBuilder.DropTable(
                name: "children_move");
        }
    }
}
