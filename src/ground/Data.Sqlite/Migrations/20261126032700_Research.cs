using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Research : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "partnership_research_consent");

            migrationBuilder.DropTable(
                name: "partnership_research_question");

            migrationBuilder.DropTable(
                name: "partnership_research_theme");

            migrationBuilder.DropTable(
                name: "partnership_finding");

            migrationBuilder.DropTable(
                name: "partnership_research_source");
        }
    }
}
