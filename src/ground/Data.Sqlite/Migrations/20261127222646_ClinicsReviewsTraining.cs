using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ClinicsReviewsTraining : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "support_clinics",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    starts_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    slot_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    places = table.Column<int>(type: "INTEGER", nullable: false),
                    venue = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    advisers = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    called_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    called_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    cancelled_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    cancelled_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cancel_why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_clinics", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "support_programmes",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    run_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_programmes", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "support_reviews",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lead_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    team = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    sent_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    shared_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    shared_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    visit_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    seen = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    begun_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    begun_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_reviews", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "support_clinic_bookings",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    clinic_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    held_number = table.Column<int>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    booked_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    booked_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    age = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    phase = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    worry = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    tried = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    child_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    advice = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    advised_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    follow_up_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    over_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_clinic_bookings", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_clinic_bookings_support_clinics_locality_id_clinic_id",
                        columns: x => new { x.locality_id, x.clinic_id },
                        principalTable: "support_clinics",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_courses",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    outcomes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    audience = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    needs = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    programme_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_courses", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_courses_support_programmes_locality_id_programme_id",
                        columns: x => new { x.locality_id, x.programme_id },
                        principalTable: "support_programmes",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_programme_members",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    programme_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_programme_members", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_programme_members_support_programmes_locality_id_programme_id",
                        columns: x => new { x.locality_id, x.programme_id },
                        principalTable: "support_programmes",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_review_items",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    review_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    done_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    done_with = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    added_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    taken_back_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_review_items", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_review_items_support_reviews_locality_id_review_id",
                        columns: x => new { x.locality_id, x.review_id },
                        principalTable: "support_reviews",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_review_steps",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    review_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    to = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_review_steps", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_review_steps_support_reviews_locality_id_review_id",
                        columns: x => new { x.locality_id, x.review_id },
                        principalTable: "support_reviews",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_clinic_children",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    booking_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    visibility = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    named_by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_clinic_children", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_clinic_children_support_clinic_bookings_locality_id_booking_id",
                        columns: x => new { x.locality_id, x.booking_id },
                        principalTable: "support_clinic_bookings",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_clinic_steps",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    booking_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    to = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_clinic_steps", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_clinic_steps_support_clinic_bookings_locality_id_booking_id",
                        columns: x => new { x.locality_id, x.booking_id },
                        principalTable: "support_clinic_bookings",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_course_sessions",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    course_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    starts = table.Column<int>(type: "INTEGER", nullable: false),
                    ends = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    is_online = table.Column<bool>(type: "INTEGER", nullable: false),
                    places = table.Column<int>(type: "INTEGER", nullable: false),
                    share = table.Column<int>(type: "INTEGER", nullable: true),
                    closes_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    moved_because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    cancelled_because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_course_sessions", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_course_sessions_support_courses_locality_id_course_id",
                        columns: x => new { x.locality_id, x.course_id },
                        principalTable: "support_courses",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_course_bookings",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    job = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    booked_by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_course_bookings", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_course_bookings_support_course_sessions_locality_id_session_id",
                        columns: x => new { x.locality_id, x.session_id },
                        principalTable: "support_course_sessions",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_course_booking_steps",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    booking_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    to = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 700, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_course_booking_steps", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_course_booking_steps_support_course_bookings_locality_id_booking_id",
                        columns: x => new { x.locality_id, x.booking_id },
                        principalTable: "support_course_bookings",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_course_feedback",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    booking_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    useful = table.Column<int>(type: "INTEGER", nullable: true),
                    plan = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    used = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    barrier = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_course_feedback", x => new { x.locality_id, x.booking_id, x.kind });
                    table.ForeignKey(
                        name: "fk_support_course_feedback_support_course_bookings_locality_id_booking_id",
                        columns: x => new { x.locality_id, x.booking_id },
                        principalTable: "support_course_bookings",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "support_course_reminders",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    booking_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_course_reminders", x => new { x.locality_id, x.booking_id, x.kind });
                    table.ForeignKey(
                        name: "fk_support_course_reminders_support_course_bookings_locality_id_booking_id",
                        columns: x => new { x.locality_id, x.booking_id },
                        principalTable: "support_course_bookings",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_support_clinic_bookings_locality_id_clinic_id_held_number",
                table: "support_clinic_bookings",
                columns: new[] { "locality_id", "clinic_id", "held_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_clinic_bookings_locality_id_organisation_id",
                table: "support_clinic_bookings",
                columns: new[] { "locality_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_clinic_children_locality_id_booking_id",
                table: "support_clinic_children",
                columns: new[] { "locality_id", "booking_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_clinic_children_locality_id_child_id",
                table: "support_clinic_children",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_clinic_steps_locality_id_booking_id_number",
                table: "support_clinic_steps",
                columns: new[] { "locality_id", "booking_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_clinics_locality_id_day",
                table: "support_clinics",
                columns: new[] { "locality_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_support_course_booking_steps_locality_id_booking_id_number",
                table: "support_course_booking_steps",
                columns: new[] { "locality_id", "booking_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_course_bookings_locality_id_booked_by",
                table: "support_course_bookings",
                columns: new[] { "locality_id", "booked_by" });

            migrationBuilder.CreateIndex(
                name: "ix_support_course_bookings_locality_id_person_id",
                table: "support_course_bookings",
                columns: new[] { "locality_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_course_bookings_locality_id_session_id_number",
                table: "support_course_bookings",
                columns: new[] { "locality_id", "session_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_course_sessions_locality_id_course_id",
                table: "support_course_sessions",
                columns: new[] { "locality_id", "course_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_course_sessions_locality_id_day",
                table: "support_course_sessions",
                columns: new[] { "locality_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_support_courses_locality_id_programme_id",
                table: "support_courses",
                columns: new[] { "locality_id", "programme_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_programme_members_locality_id_programme_id",
                table: "support_programme_members",
                columns: new[] { "locality_id", "programme_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_review_items_locality_id_review_id",
                table: "support_review_items",
                columns: new[] { "locality_id", "review_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_review_steps_locality_id_review_id_number",
                table: "support_review_steps",
                columns: new[] { "locality_id", "review_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_reviews_locality_id_lead_id",
                table: "support_reviews",
                columns: new[] { "locality_id", "lead_id" });

            migrationBuilder.CreateIndex(
                name: "ix_support_reviews_locality_id_school_id",
                table: "support_reviews",
                columns: new[] { "locality_id", "school_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "support_clinic_children");

            migrationBuilder.DropTable(
                name: "support_clinic_steps");

            migrationBuilder.DropTable(
                name: "support_course_booking_steps");

            migrationBuilder.DropTable(
                name: "support_course_feedback");

            migrationBuilder.DropTable(
                name: "support_course_reminders");

            migrationBuilder.DropTable(
                name: "support_programme_members");

            migrationBuilder.DropTable(
                name: "support_review_items");

            migrationBuilder.DropTable(
                name: "support_review_steps");

            migrationBuilder.DropTable(
                name: "support_clinic_bookings");

            migrationBuilder.DropTable(
                name: "support_course_bookings");

            migrationBuilder.DropTable(
                name: "support_reviews");

            migrationBuilder.DropTable(
                name: "support_clinics");

            migrationBuilder.DropTable(
                name: "support_course_sessions");

            migrationBuilder.DropTable(
                name: "support_courses");

            migrationBuilder.DropTable(
                name: "support_programmes");
        }
    }
}
