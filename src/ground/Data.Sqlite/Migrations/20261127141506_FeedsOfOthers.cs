using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
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
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    added_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    taken_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    whole_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    report = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_source", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "directory_taken",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    feed_key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    notes = table.Column<int>(type: "INTEGER", nullable: false),
                    first_seen_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_seen_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    gone_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    word = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    because = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    said_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    said_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    said_document = table.Column<string>(type: "TEXT", nullable: true),
                    said_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
