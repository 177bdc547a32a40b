using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class PeopleAndTrust : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_localities_organisation",
                table: "localities_organisation");

            migrationBuilder.AddPrimaryKey(
                name: "pk_localities_organisation",
                table: "localities_organisation",
                columns: new[] { "locality_id", "id" });

            migrationBuilder.CreateTable(
                name: "access_audit_entry",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    verb = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    record_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    child_id = table.Column<Guid>(type: "uuid", nullable: true),
                    detail = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    salt = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: true),
                    commitment = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_audit_entry", x => new { x.locality_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "access_audit_head",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_audit_head", x => x.locality_id);
                });

            migrationBuilder.CreateTable(
                name: "access_involvement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    purpose = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    basis = table.Column<int>(type: "integer", nullable: false),
                    covers = table.Column<int>(type: "integer", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: true),
                    ends_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    granted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    granted_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revoked_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revoked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    revoked_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_involvement", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    is_sample = table.Column<bool>(type: "boolean", nullable: false),
                    created_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    deactivated_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_post",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    appointed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    certified_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_post", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_sharing_agreement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    purpose = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_sharing_agreement", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_waiting_mail",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    letter = table.Column<byte[]>(type: "bytea", nullable: false),
                    added_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    next_try_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_waiting_mail", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "children_child",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    legal_first = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    legal_last = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    known_as = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    pronunciation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    date_of_birth = table.Column<DateOnly>(type: "date", nullable: false),
                    sex = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    year_group_override = table.Column<int>(type: "integer", nullable: true),
                    is_sample = table.Column<bool>(type: "boolean", nullable: false),
                    opened_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_child", x => new { x.locality_id, x.child_id });
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_authenticator",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", maxLength: 500, nullable: true),
                    offered = table.Column<byte[]>(type: "bytea", maxLength: 500, nullable: true),
                    last_step = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_authenticator", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_access_authenticator_access_person_person_id",
                        column: x => x.person_id,
                        principalTable: "access_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ends_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    used_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    password_hash = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_invitation", x => x.id);
                    table.ForeignKey(
                        name: "fk_access_invitation_access_person_person_id",
                        column: x => x.person_id,
                        principalTable: "access_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_person_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_person_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_access_person_claim_access_person_user_id",
                        column: x => x.user_id,
                        principalTable: "access_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_person_locality",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_person_locality", x => new { x.person_id, x.locality_id });
                    table.ForeignKey(
                        name: "fk_access_person_locality_person_person_id",
                        column: x => x.person_id,
                        principalTable: "access_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_person_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_person_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_access_person_login_access_person_user_id",
                        column: x => x.user_id,
                        principalTable: "access_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_person_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_person_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_access_person_passkey_access_person_user_id",
                        column: x => x.user_id,
                        principalTable: "access_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_person_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_person_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_access_person_token_access_person_user_id",
                        column: x => x.user_id,
                        principalTable: "access_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_recovery_code",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_recovery_code", x => new { x.person_id, x.hash });
                    table.ForeignKey(
                        name: "fk_access_recovery_code_access_person_person_id",
                        column: x => x.person_id,
                        principalTable: "access_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    security_stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    started_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    seen_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ends_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    stepped_up_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    device = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_access_session_access_person_person_id",
                        column: x => x.person_id,
                        principalTable: "access_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_sharing_party",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_sharing_party", x => new { x.locality_id, x.agreement_id, x.organisation_id });
                    table.ForeignKey(
                        name: "fk_access_sharing_party_access_sharing_agreement_locality_id_a",
                        columns: x => new { x.locality_id, x.agreement_id },
                        principalTable: "access_sharing_agreement",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "children_roll_entry",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_date = table.Column<DateOnly>(type: "date", nullable: false),
                    leaving_date = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_roll_entry", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_roll_entry_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_audit_entry_locality_id_child_id_seq",
                table: "access_audit_entry",
                columns: new[] { "locality_id", "child_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_access_audit_entry_locality_id_person_id_seq",
                table: "access_audit_entry",
                columns: new[] { "locality_id", "person_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_access_invitation_person_id",
                table: "access_invitation",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_invitation_token_hash",
                table: "access_invitation",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_access_involvement_locality_id_child_id",
                table: "access_involvement",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_involvement_locality_id_organisation_id",
                table: "access_involvement",
                columns: new[] { "locality_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_involvement_locality_id_person_id",
                table: "access_involvement",
                columns: new[] { "locality_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_person_normalized_email",
                table: "access_person",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_access_person_normalized_user_name",
                table: "access_person",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_access_person_claim_user_id",
                table: "access_person_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_person_login_user_id",
                table: "access_person_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_person_passkey_user_id",
                table: "access_person_passkey",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_post_locality_id_organisation_id",
                table: "access_post",
                columns: new[] { "locality_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_post_locality_id_person_id",
                table: "access_post",
                columns: new[] { "locality_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_session_person_id",
                table: "access_session",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_session_token_hash",
                table: "access_session",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_access_sharing_party_locality_id_organisation_id",
                table: "access_sharing_party",
                columns: new[] { "locality_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_waiting_mail_next_try_at_utc",
                table: "access_waiting_mail",
                column: "next_try_at_utc");

            migrationBuilder.CreateIndex(
                name: "ix_children_child_locality_id_date_of_birth",
                table: "children_child",
                columns: new[] { "locality_id", "date_of_birth" });

            migrationBuilder.CreateIndex(
                name: "ix_children_child_locality_id_legal_last_legal_first",
                table: "children_child",
                columns: new[] { "locality_id", "legal_last", "legal_first" });

            migrationBuilder.CreateIndex(
                name: "ix_children_roll_entry_locality_id_child_id",
                table: "children_roll_entry",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_roll_entry_locality_id_school_id",
                table: "children_roll_entry",
                columns: new[] { "locality_id", "school_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_audit_entry");

            migrationBuilder.DropTable(
                name: "access_audit_head");

            migrationBuilder.DropTable(
                name: "access_authenticator");

            migrationBuilder.DropTable(
                name: "access_invitation");

            migrationBuilder.DropTable(
                name: "access_involvement");

            migrationBuilder.DropTable(
                name: "access_person_claim");

            migrationBuilder.DropTable(
                name: "access_person_locality");

            migrationBuilder.DropTable(
                name: "access_person_login");

            migrationBuilder.DropTable(
                name: "access_person_passkey");

            migrationBuilder.DropTable(
                name: "access_person_token");

            migrationBuilder.DropTable(
                name: "access_post");

            migrationBuilder.DropTable(
                name: "access_recovery_code");

            migrationBuilder.DropTable(
                name: "access_session");

            migrationBuilder.DropTable(
                name: "access_sharing_party");

            migrationBuilder.DropTable(
                name: "access_waiting_mail");

            migrationBuilder.DropTable(
                name: "children_roll_entry");

            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "access_person");

            migrationBuilder.DropTable(
                name: "access_sharing_agreement");

            migrationBuilder.DropTable(
                name: "children_child");

            migrationBuilder.DropPrimaryKey(
                name: "pk_localities_organisation",
                table: "localities_organisation");

            migrationBuilder.AddPrimaryKey(
                name: "pk_localities_organisation",
                table: "localities_organisation",
                column: "id");
        }
    }
}
