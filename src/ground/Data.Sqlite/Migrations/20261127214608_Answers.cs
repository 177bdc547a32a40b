using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unsent_link",
                table: "access_waiting_mail",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "unsent_tell",
                table: "access_waiting_mail",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unsent_text",
                table: "access_waiting_mail",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "access_mail_choice",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_daily = table.Column<bool>(type: "INTEGER", nullable: false),
                    counted_until_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    looked_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_mail_choice", x => new { x.locality_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "support_answer_links",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    enquiry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    sent_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    read_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    wrong = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_answer_links", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_answer_links_support_enquiries_locality_id_enquiry_id",
                        columns: x => new { x.locality_id, x.enquiry_id },
                        principalTable: "support_enquiries",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_support_answer_links_support_enquiry_messages_locality_id_message_id",
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
