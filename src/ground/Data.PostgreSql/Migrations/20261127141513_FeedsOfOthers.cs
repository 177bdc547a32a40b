using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class FeedsOfOthers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "directory_source",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    added_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    taken_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    whole_on = table.Column<DateOnly>(type: "date", nullable: true),
                    report = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_source", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "directory_taken",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    feed_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    notes = table.Column<int>(type: "integer", nullable: false),
                    first_seen_on = table.Column<DateOnly>(type: "date", nullable: false),
                    last_seen_on = table.Column<DateOnly>(type: "date", nullable: false),
                    gone_since = table.Column<DateOnly>(type: "date", nullable: true),
                    word = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    said_by = table.Column<Guid>(type: "uuid", nullable: true),
                    said_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    said_document = table.Column<string>(type: "text", nullable: true),
                    said_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    service_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_taken", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_directory_taken_directory_service_locality_id_service_id",
                        columns: x => new { x.locality_id, x.service_id },
                        principalTable: "directory_service",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_directory_taken_directory_source_locality_id_source_id",
                        columns: x => new { x.locality_id, x.source_id },
                        principalTable: "directory_source",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_directory_source_locality_id_address",
                table: "directory_source",
                columns: new[] { "locality_id", "address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_directory_taken_locality_id_service_id",
                table: "directory_taken",
                columns: new[] { "locality_id", "service_id" });

            migrationBuilder.CreateIndex(
                name: "ix_directory_taken_locality_id_source_id_feed_key",
                table: "directory_taken",
                columns: new[] { "locality_id", "source_id", "feed_key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "directory_taken");

            migrationBuilder.DropTable(
                name: "directory_source");
        }
    }
}
