using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class GraduatedResponse : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "children_offered_help",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    offered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    stage_number = table.Column<int>(type: "integer", nullable: false),
                    needs = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    how_to_ask = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    how_long = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_offered_help", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "children_plan_cycle",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    stage_number = table.Column<int>(type: "integer", nullable: false),
                    began = table.Column<DateOnly>(type: "date", nullable: false),
                    needs_and_strengths = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    adjustments = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    coordinator_id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_with = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_plan_cycle", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_plan_cycle_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_response_limits",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    primary_days = table.Column<decimal>(type: "numeric(5,1)", precision: 5, scale: 1, nullable: false),
                    secondary_days = table.Column<decimal>(type: "numeric(5,1)", precision: 5, scale: 1, nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_response_limits", x => x.locality_id);
                });

            migrationBuilder.CreateTable(
                name: "children_response_stage",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    expected = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    actions = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_response_stage", x => new { x.locality_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "children_response_talk",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cause = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    because = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    held_by = table.Column<Guid>(type: "uuid", nullable: false),
                    with_whom = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by = table.Column<DateOnly>(type: "date", nullable: false),
                    raised_on = table.Column<DateOnly>(type: "date", nullable: false),
                    raised_by = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    came = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_response_talk", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_response_talk_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_outcome_rating",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome_id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    now = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_outcome_rating", x => new { x.locality_id, x.outcome_id, x.review_id });
                    table.ForeignKey(
                        name: "fk_children_outcome_rating_children_plan_cycle_locality_id_pla",
                        columns: x => new { x.locality_id, x.plan_id },
                        principalTable: "children_plan_cycle",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_plan_action",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    doer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    doer = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    by = table.Column<DateOnly>(type: "date", nullable: false),
                    help_id = table.Column<Guid>(type: "uuid", nullable: true),
                    help_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    came = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_plan_action", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_plan_action_children_plan_cycle_locality_id_plan_id",
                        columns: x => new { x.locality_id, x.plan_id },
                        principalTable: "children_plan_cycle",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_plan_outcome",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    baseline = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    measure = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    target = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_plan_outcome", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_plan_outcome_children_plan_cycle_locality_id_plan_",
                        columns: x => new { x.locality_id, x.plan_id },
                        principalTable: "children_plan_cycle",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_plan_review",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    took_part = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    said = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    next = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_plan_review", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_plan_review_children_plan_cycle_locality_id_plan_id",
                        columns: x => new { x.locality_id, x.plan_id },
                        principalTable: "children_plan_cycle",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_children_outcome_rating_locality_id_child_id",
                table: "children_outcome_rating",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_outcome_rating_locality_id_plan_id",
                table: "children_outcome_rating",
                columns: new[] { "locality_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_action_locality_id_child_id",
                table: "children_plan_action",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_action_locality_id_doer_id_by",
                table: "children_plan_action",
                columns: new[] { "locality_id", "doer_id", "by" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_action_locality_id_plan_id",
                table: "children_plan_action",
                columns: new[] { "locality_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_cycle_locality_id_child_id",
                table: "children_plan_cycle",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_cycle_locality_id_review_on",
                table: "children_plan_cycle",
                columns: new[] { "locality_id", "review_on" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_outcome_locality_id_child_id",
                table: "children_plan_outcome",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_outcome_locality_id_plan_id",
                table: "children_plan_outcome",
                columns: new[] { "locality_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_review_locality_id_child_id",
                table: "children_plan_review",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_plan_review_locality_id_plan_id",
                table: "children_plan_review",
                columns: new[] { "locality_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_response_talk_locality_id_child_id",
                table: "children_response_talk",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_response_talk_locality_id_held_by",
                table: "children_response_talk",
                columns: new[] { "locality_id", "held_by" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "children_offered_help");

            migrationBuilder.DropTable(
                name: "children_outcome_rating");

            migrationBuilder.DropTable(
                name: "children_plan_action");

            migrationBuilder.DropTable(
                name: "children_plan_outcome");

            migrationBuilder.DropTable(
                name: "children_plan_review");

            migrationBuilder.DropTable(
                name: "children_response_limits");

            migrationBuilder.DropTable(
                name: "children_response_stage");

            migrationBuilder.DropTable(
                name: "children_response_talk");

            migrationBuilder.DropTable(
                name: "children_plan_cycle");
        }
    }
}
