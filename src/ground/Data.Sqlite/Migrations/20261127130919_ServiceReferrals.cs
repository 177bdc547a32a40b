using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ServiceReferrals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "support_referrals",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    visibility = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    begun_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    service_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    provider_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    root_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    former_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    next_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    hand_offs = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    notice_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    permission_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    permission_how = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    permission_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ground = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    ground_words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    tried = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    hoped = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_referrals", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_referrals_directory_service_locality_id_service_id",
                        columns: x => new { x.locality_id, x.service_id },
                        principalTable: "directory_service",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_referral_steps",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    visibility = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    to = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_referral_steps", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_referral_steps_support_referrals_locality_id_referral_id",
                        columns: x => new { x.locality_id, x.referral_id },
                        principalTable: "support_referrals",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_support_referral_steps_locality_id_child_id",
                table: "support_referral_steps",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_referral_steps_locality_id_referral_id_number",
                table: "support_referral_steps",
                columns: new[] { "locality_id", "referral_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_referrals_locality_id_child_id",
                table: "support_referrals",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_referrals_locality_id_service_id",
                table: "support_referrals",
                columns: new[] { "locality_id", "service_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_referrals_locality_id_state",
                table: "support_referrals",
                columns: new[] { "locality_id", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "support_referral_steps");

            migrationBuilder.DropTable(
                name: "support_referrals");
        }
    }
}
