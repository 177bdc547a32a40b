using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Collaborative : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "partnership_agreement",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_agreement", x => new { x.locality_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "partnership_collaborative",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    anchor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    phase = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    stage_since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_collaborative", x => x.locality_id);
                });

            migrationBuilder.CreateTable(
                name: "partnership_map",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    created_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    edits = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_map", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_member_organisation",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    does = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: true),
                    bound = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: true),
                    offers = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: true),
                    needs = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: true),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_member_organisation", x => new { x.locality_id, x.organisation_id });
                });

            migrationBuilder.CreateTable(
                name: "partnership_sector",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    is_core = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_key = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_anchor = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_sector", x => new { x.locality_id, x.code });
                });

            migrationBuilder.CreateTable(
                name: "partnership_agreement_acceptance",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    accepted_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_agreement_acceptance", x => new { x.locality_id, x.number, x.person_id });
                    table.ForeignKey(
                        name: "fk_partnership_agreement_acceptance_partnership_agreement_locality_id_number",
                        columns: x => new { x.locality_id, x.number },
                        principalTable: "partnership_agreement",
                        principalColumns: new[] { "locality_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_map_element",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    map_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    trend = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    needed = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    extra = table.Column<string>(type: "TEXT", nullable: true),
                    x = table.Column<double>(type: "REAL", nullable: true),
                    y = table.Column<double>(type: "REAL", nullable: true),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_map_element", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_map_element_partnership_map_locality_id_map_id",
                        columns: x => new { x.locality_id, x.map_id },
                        principalTable: "partnership_map",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_map_loop",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    map_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    story = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    links = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_map_loop", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_map_loop_partnership_map_locality_id_map_id",
                        columns: x => new { x.locality_id, x.map_id },
                        principalTable: "partnership_map",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_map_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    map_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    saved_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    saved_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    elements = table.Column<int>(type: "INTEGER", nullable: false),
                    links = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    places = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_map_version", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_map_version_partnership_map_locality_id_map_id",
                        columns: x => new { x.locality_id, x.map_id },
                        principalTable: "partnership_map",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_seat",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sector_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    constituency = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    selection = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    term_ends = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    close_why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    successor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    successor_ready_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_seat", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_seat_partnership_sector_locality_id_sector_code",
                        columns: x => new { x.locality_id, x.sector_code },
                        principalTable: "partnership_sector",
                        principalColumns: new[] { "locality_id", "code" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_map_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    map_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    direction = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    polarity = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    delayed = table.Column<bool>(type: "INTEGER", nullable: false),
                    weight = table.Column<double>(type: "REAL", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    contributed_by = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    extra = table.Column<string>(type: "TEXT", nullable: true),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_map_link", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_map_link_partnership_map_element_locality_id_from_id",
                        columns: x => new { x.locality_id, x.from_id },
                        principalTable: "partnership_map_element",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_map_link_partnership_map_element_locality_id_to_id",
                        columns: x => new { x.locality_id, x.to_id },
                        principalTable: "partnership_map_element",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partnership_map_link_partnership_map_locality_id_map_id",
                        columns: x => new { x.locality_id, x.map_id },
                        principalTable: "partnership_map",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_map_agreement",
                columns: table => new
                {
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    how = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_map_agreement", x => new { x.locality_id, x.version_id });
                    table.ForeignKey(
                        name: "fk_partnership_map_agreement_partnership_map_version_locality_id_version_id",
                        columns: x => new { x.locality_id, x.version_id },
                        principalTable: "partnership_map_version",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_excusal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_excusal", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_excusal_partnership_seat_locality_id_seat_id",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_seat_holding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_deputy = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    offered_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    offered_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    exit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ended_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    exit_why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    handover = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_seat_holding", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_partnership_seat_holding_partnership_seat_locality_id_seat_id",
                        columns: x => new { x.locality_id, x.seat_id },
                        principalTable: "partnership_seat",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_excusal_locality_id_seat_id",
                table: "partnership_excusal",
                columns: new[] { "locality_id", "seat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_map_element_locality_id_map_id_code",
                table: "partnership_map_element",
                columns: new[] { "locality_id", "map_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_map_link_locality_id_from_id",
                table: "partnership_map_link",
                columns: new[] { "locality_id", "from_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_map_link_locality_id_map_id_code",
                table: "partnership_map_link",
                columns: new[] { "locality_id", "map_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_map_link_locality_id_to_id",
                table: "partnership_map_link",
                columns: new[] { "locality_id", "to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_map_loop_locality_id_map_id",
                table: "partnership_map_loop",
                columns: new[] { "locality_id", "map_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_map_version_locality_id_map_id_number",
                table: "partnership_map_version",
                columns: new[] { "locality_id", "map_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_seat_locality_id_sector_code",
                table: "partnership_seat",
                columns: new[] { "locality_id", "sector_code" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_seat_holding_locality_id_person_id",
                table: "partnership_seat_holding",
                columns: new[] { "locality_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_seat_holding_locality_id_seat_id",
                table: "partnership_seat_holding",
                columns: new[] { "locality_id", "seat_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnership_agreement_acceptance");

            migrationBuilder.DropTable(
                name: "partnership_collaborative");

            migrationBuilder.DropTable(
                name: "partnership_excusal");

            migrationBuilder.DropTable(
                name: "partnership_map_agreement");

            migrationBuilder.DropTable(
                name: "partnership_map_link");

            migrationBuilder.DropTable(
                name: "partnership_map_loop");

            migrationBuilder.DropTable(
                name: "partnership_member_organisation");

            migrationBuilder.DropTable(
                name: "partnership_seat_holding");

            migrationBuilder.DropTable(
                name: "partnership_agreement");

            migrationBuilder.DropTable(
                name: "partnership_map_version");

            migrationBuilder.DropTable(
                name: "partnership_map_element");

            migrationBuilder.DropTable(
                name: "partnership_seat");

            migrationBuilder.DropTable(
                name: "partnership_map");

            migrationBuilder.DropTable(
                name: "partnership_sector");
        }
    }
}
