using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "unsent_in",
                table: "access_waiting_mail",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unsent_link",
                table: "access_waiting_mail",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "unsent_tell",
                table: "access_waiting_mail",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unsent_text",
                table: "access_waiting_mail",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "access_mail_choice",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_daily = table.Column<bool>(type: "boolean", nullable: false),
                    counted_until_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    looked_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_mail_choice", x => new { x.locality_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "support_answer_links",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enquiry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    sent_by = table.Column<Guid>(type: "uuid", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    read_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    wrong = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_answer_links", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_answer_links_support_enquiries_locality_id_enquiry_",
                        columns: x => new { x.locality_id, x.enquiry_id },
                        principalTable: "support_enquiries",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_support_answer_links_support_enquiry_messages_locality_id_m",
                        columns: x => new { x.locality_id, x.message_id },
                        principalTable: "support_enquiry_messages",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_support_answer_links_locality_id_enquiry_id",
                table: "support_answer_links",
                columns: new[] { "locality_id", "enquiry_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_answer_links_locality_id_message_id",
                table: "support_answer_links",
                columns: new[] { "locality_id", "message_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_answer_links_locality_id_token_hash",
                table: "support_answer_links",
                columns: new[] { "locality_id", "token_hash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_mail_choice");

            migrationBuilder.DropTable(
                name: "support_answer_links");

            migrationBuilder.DropColumn(
                name: "unsent_in",
                table: "access_waiting_mail");

            migrationBuilder.DropColumn(
                name: "unsent_link",
                table: "access_waiting_mail");

            migrationBuilder.DropColumn(
                name: "unsent_tell",
                table: "access_waiting_mail");

            migrationBuilder.DropColumn(
                name: "unsent_text",
                table: "access_waiting_mail");
        }
    }
}
