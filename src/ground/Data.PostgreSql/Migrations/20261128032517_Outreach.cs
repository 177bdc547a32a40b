using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Outreach : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "support_outreach_offers",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year_from = table.Column<DateOnly>(type: "date", nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    gets = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    designed_with = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    how_to_pay = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_outreach_offers", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_outreach_offers_directory_service_locality_id_servi",
                        columns: x => new { x.locality_id, x.service_id },
                        principalTable: "directory_service",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_outreach_agreements",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pupils = table.Column<int>(type: "integer", nullable: false),
                    counted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    fee_pence = table.Column<int>(type: "integer", nullable: false),
                    visits = table.Column<int>(type: "integer", nullable: false),
                    agreed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_outreach_agreements", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_outreach_agreements_support_outreach_offers_localit",
                        columns: x => new { x.locality_id, x.offer_id },
                        principalTable: "support_outreach_offers",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_outreach_bands",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_pupils = table.Column<int>(type: "integer", nullable: false),
                    fee_pence = table.Column<int>(type: "integer", nullable: false),
                    visits = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_outreach_bands", x => new { x.locality_id, x.offer_id, x.from_pupils });
                    table.ForeignKey(
                        name: "fk_support_outreach_bands_support_outreach_offers_locality_id_",
                        columns: x => new { x.locality_id, x.offer_id },
                        principalTable: "support_outreach_offers",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_outreach_invoices",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    amount_pence = table.Column<int>(type: "integer", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    issued_by = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    settled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    cancelled_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_outreach_invoices", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_outreach_invoices_support_outreach_agreements_local",
                        columns: x => new { x.locality_id, x.agreement_id },
                        principalTable: "support_outreach_agreements",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_support_outreach_invoices_support_outreach_offers_locality_",
                        columns: x => new { x.locality_id, x.offer_id },
                        principalTable: "support_outreach_offers",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_outreach_visits",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    purpose = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: true),
                    planned_by = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    done = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    outcome = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    cancelled_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    settled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_outreach_visits", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_outreach_visits_support_outreach_agreements_localit",
                        columns: x => new { x.locality_id, x.agreement_id },
                        principalTable: "support_outreach_agreements",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_support_outreach_agreements_locality_id_offer_id",
                table: "support_outreach_agreements",
                columns: new[] { "locality_id", "offer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_outreach_agreements_locality_id_school_id",
                table: "support_outreach_agreements",
                columns: new[] { "locality_id", "school_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_outreach_invoices_locality_id_agreement_id",
                table: "support_outreach_invoices",
                columns: new[] { "locality_id", "agreement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_outreach_invoices_locality_id_offer_id_number",
                table: "support_outreach_invoices",
                columns: new[] { "locality_id", "offer_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_outreach_offers_locality_id_service_id",
                table: "support_outreach_offers",
                columns: new[] { "locality_id", "service_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_outreach_visits_locality_id_agreement_id",
                table: "support_outreach_visits",
                columns: new[] { "locality_id", "agreement_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_outreach_visits_locality_id_referral_id",
                table: "support_outreach_visits",
                columns: new[] { "locality_id", "referral_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "support_outreach_bands");

            migrationBuilder.DropTable(
                name: "support_outreach_invoices");

            migrationBuilder.DropTable(
                name: "support_outreach_visits");

            migrationBuilder.DropTable(
                name: "support_outreach_agreements");

            migrationBuilder.DropTable(
                name: "support_outreach_offers");
        }
    }
}
