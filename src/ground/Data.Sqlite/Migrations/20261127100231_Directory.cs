using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Directory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "directory_organisation",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    website = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    partner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_organisation", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "directory_state",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_state", x => x.locality_id);
                });

            migrationBuilder.CreateTable(
                name: "directory_service",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    approved_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    assured_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    room = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    room_as_of = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    wait_weeks = table.Column<int>(type: "INTEGER", nullable: true),
                    wait_as_of = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    archived_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    archived_because = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    changed_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_service", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_directory_service_directory_organisation_locality_id_provider_id",
                        columns: x => new { x.locality_id, x.provider_id },
                        principalTable: "directory_organisation",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "directory_version",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    openness = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    tier = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    needs = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    age_from = table.Column<int>(type: "INTEGER", nullable: false),
                    age_to = table.Column<int>(type: "INTEGER", nullable: false),
                    for_whom = table.Column<int>(type: "INTEGER", nullable: false),
                    phases = table.Column<int>(type: "INTEGER", nullable: false),
                    areas = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    cost = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    languages = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    access = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    when_to_refer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    how_to_refer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    tried_first = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    who_decides = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    what_happens_next = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    website = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    for_professionals = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    sent_back_because = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    approved_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    approved_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_version", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_directory_version_directory_service_locality_id_service_id",
                        columns: x => new { x.locality_id, x.service_id },
                        principalTable: "directory_service",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "directory_place",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    location_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    street = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    town = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    postcode = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_directory_place", x => new { x.locality_id, x.version_id, x.location_id });
                    table.ForeignKey(
                        name: "fk_directory_place_directory_version_locality_id_version_id",
                        columns: x => new { x.locality_id, x.version_id },
                        principalTable: "directory_version",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_directory_service_locality_id_provider_id",
                table: "directory_service",
                columns: new[] { "locality_id", "provider_id" });

            migrationBuilder.CreateIndex(
                name: "ix_directory_version_locality_id_service_id_number",
                table: "directory_version",
                columns: new[] { "locality_id", "service_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "directory_place");

            migrationBuilder.DropTable(
                name: "directory_state");

            migrationBuilder.DropTable(
                name: "directory_version");

            migrationBuilder.DropTable(
                name: "directory_service");

            migrationBuilder.DropTable(
                name: "directory_organisation");
        }
    }
}
