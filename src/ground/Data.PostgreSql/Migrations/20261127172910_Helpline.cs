using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Helpline : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "support_helpline_lessons",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    need = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_helpline_lessons", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "support_helpline_settings",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    days = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    opens = table.Column<int>(type: "integer", nullable: false),
                    closes = table.Column<int>(type: "integer", nullable: false),
                    closed_in_holidays = table.Column<bool>(type: "boolean", nullable: false),
                    family_hours = table.Column<int>(type: "integer", nullable: false),
                    professional_hours = table.Column<int>(type: "integer", nullable: false),
                    call_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_helpline_settings", x => x.locality_id);
                });

            migrationBuilder.CreateTable(
                name: "support_helpline_teams",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_helpline_teams", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "support_helpline_templates",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_helpline_templates", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "support_enquiries",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    came_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    came_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    asker_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    may_contact = table.Column<bool>(type: "boolean", nullable: false),
                    worry = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: false),
                    tried = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: true),
                    hoped = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: true),
                    age = table.Column<int>(type: "integer", nullable: true),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    need = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    unanswered = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    due_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    taken_by = table.Column<Guid>(type: "uuid", nullable: true),
                    merged_into_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stopped_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    opened_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_enquiries", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_enquiries_support_helpline_teams_locality_id_team_id",
                        columns: x => new { x.locality_id, x.team_id },
                        principalTable: "support_helpline_teams",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_enquiry_children",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enquiry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    named_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_enquiry_children", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_enquiry_children_support_enquiries_locality_id_enqu",
                        columns: x => new { x.locality_id, x.enquiry_id },
                        principalTable: "support_enquiries",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_enquiry_follow_ups",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enquiry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    what = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_enquiry_follow_ups", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_enquiry_follow_ups_support_enquiries_locality_id_en",
                        columns: x => new { x.locality_id, x.enquiry_id },
                        principalTable: "support_enquiries",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_enquiry_messages",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enquiry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: false),
                    attached = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    mail_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_enquiry_messages", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_enquiry_messages_support_enquiries_locality_id_enqu",
                        columns: x => new { x.locality_id, x.enquiry_id },
                        principalTable: "support_enquiries",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_enquiry_notes",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enquiry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_enquiry_notes", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_enquiry_notes_support_enquiries_locality_id_enquiry",
                        columns: x => new { x.locality_id, x.enquiry_id },
                        principalTable: "support_enquiries",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_enquiry_steps",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enquiry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    from = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    to = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    why = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_enquiry_steps", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_enquiry_steps_support_enquiries_locality_id_enquiry",
                        columns: x => new { x.locality_id, x.enquiry_id },
                        principalTable: "support_enquiries",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_support_enquiries_locality_id_merged_into_id",
                table: "support_enquiries",
                columns: new[] { "locality_id", "merged_into_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_enquiries_locality_id_reference",
                table: "support_enquiries",
                columns: new[] { "locality_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_enquiries_locality_id_stage",
                table: "support_enquiries",
                columns: new[] { "locality_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_support_enquiries_locality_id_team_id",
                table: "support_enquiries",
                columns: new[] { "locality_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_enquiry_children_locality_id_child_id",
                table: "support_enquiry_children",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_enquiry_children_locality_id_enquiry_id",
                table: "support_enquiry_children",
                columns: new[] { "locality_id", "enquiry_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_enquiry_follow_ups_locality_id_enquiry_id",
                table: "support_enquiry_follow_ups",
                columns: new[] { "locality_id", "enquiry_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_enquiry_messages_locality_id_content_hash",
                table: "support_enquiry_messages",
                columns: new[] { "locality_id", "content_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_enquiry_messages_locality_id_enquiry_id",
                table: "support_enquiry_messages",
                columns: new[] { "locality_id", "enquiry_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_enquiry_messages_locality_id_mail_hash",
                table: "support_enquiry_messages",
                columns: new[] { "locality_id", "mail_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_enquiry_notes_locality_id_enquiry_id",
                table: "support_enquiry_notes",
                columns: new[] { "locality_id", "enquiry_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_enquiry_steps_locality_id_enquiry_id_number",
                table: "support_enquiry_steps",
                columns: new[] { "locality_id", "enquiry_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_helpline_teams_locality_id_name",
                table: "support_helpline_teams",
                columns: new[] { "locality_id", "name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "support_enquiry_children");

            migrationBuilder.DropTable(
                name: "support_enquiry_follow_ups");

            migrationBuilder.DropTable(
                name: "support_enquiry_messages");

            migrationBuilder.DropTable(
                name: "support_enquiry_notes");

            migrationBuilder.DropTable(
                name: "support_enquiry_steps");

            migrationBuilder.DropTable(
                name: "support_helpline_lessons");

            migrationBuilder.DropTable(
                name: "support_helpline_settings");

            migrationBuilder.DropTable(
                name: "support_helpline_templates");

            migrationBuilder.DropTable(
                name: "support_enquiries");

            migrationBuilder.DropTable(
                name: "support_helpline_teams");
        }
    }
}
