using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "localities_locality",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    area_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    suppression_threshold = table.Column<int>(type: "integer", nullable: false),
                    is_sample = table.Column<bool>(type: "boolean", nullable: false),
                    created_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_localities_locality", x => x.id);
                    table.CheckConstraint("ck_localities_locality_threshold", "suppression_threshold IN (3, 5, 10)");
                });

            migrationBuilder.CreateTable(
                name: "localities_school",
                columns: table => new
                {
                    urn = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    area_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    status = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    phase = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    postcode = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    easting = table.Column<int>(type: "integer", nullable: true),
                    northing = table.Column<int>(type: "integer", nullable: true),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    pupils = table.Column<int>(type: "integer", nullable: true),
                    low_age = table.Column<int>(type: "integer", nullable: true),
                    high_age = table.Column<int>(type: "integer", nullable: true),
                    opened = table.Column<DateOnly>(type: "date", nullable: true),
                    closed = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_localities_school", x => x.urn);
                });

            migrationBuilder.CreateTable(
                name: "localities_notice",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    markdown = table.Column<string>(type: "character varying(100000)", maxLength: 100000, nullable: false),
                    changed_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_localities_notice", x => new { x.locality_id, x.kind });
                    table.ForeignKey(
                        name: "fk_localities_notice_locality_locality_id",
                        column: x => x.locality_id,
                        principalTable: "localities_locality",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "localities_organisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    urn = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_localities_organisation", x => x.id);
                    table.ForeignKey(
                        name: "fk_localities_organisation_localities_locality_locality_id",
                        column: x => x.locality_id,
                        principalTable: "localities_locality",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_localities_organisation_localities_school_urn",
                        column: x => x.urn,
                        principalTable: "localities_school",
                        principalColumn: "urn",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_localities_locality_area_code",
                table: "localities_locality",
                column: "area_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_localities_locality_slug",
                table: "localities_locality",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_localities_organisation_locality_id_name",
                table: "localities_organisation",
                columns: new[] { "locality_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_localities_organisation_urn",
                table: "localities_organisation",
                column: "urn");

            migrationBuilder.CreateIndex(
                name: "ix_localities_school_area_code",
                table: "localities_school",
                column: "area_code");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "localities_notice");

            migrationBuilder.DropTable(
                name: "localities_organisation");

            migrationBuilder.DropTable(
                name: "localities_locality");

            migrationBuilder.DropTable(
                name: "localities_school");
        }
    }
}
