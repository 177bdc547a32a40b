using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class TipsAndVisits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "directory_tip",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    language = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    approved_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    reviewed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    archived_on = table.Column<DateOnly>(type: "date", nullable: true),
                    archived_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    changed_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_tip", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "directory_visit",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    what = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_visit", x => new { x.locality_id, x.day, x.kind, x.what });
                });

            migrationBuilder.CreateTable(
                name: "directory_tip_version",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tip_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    needs = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    for_whom = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(12000)", maxLength: 12000, nullable: false),
                    video = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    transcript = table.Column<string>(type: "character varying(12000)", maxLength: 12000, nullable: true),
                    reviewed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reviewed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    sent_back_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_tip_version", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_directory_tip_version_directory_tip_locality_id_tip_id",
                        columns: x => new { x.locality_id, x.tip_id },
                        principalTable: "directory_tip",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_directory_tip_locality_id_slug_language",
                table: "directory_tip",
                columns: new[] { "locality_id", "slug", "language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_tip_version_locality_id_tip_id_number",
                table: "directory_tip_version",
                columns: new[] { "locality_id", "tip_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "directory_tip_version");

            migrationBuilder.DropTable(
                name: "directory_visit");

            migrationBuilder.DropTable(
                name: "directory_tip");
        }
    }
}
