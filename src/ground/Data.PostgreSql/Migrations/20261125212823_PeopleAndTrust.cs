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
                name: "access_audit_child",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_audit_child", x => new { x.locality_id, x.child_id, x.seq });
                });

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
                    children = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
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
                name: "access_child_key",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wrapped = table.Column<byte[]>(type: "bytea", maxLength: 61, nullable: true),
                    master_version = table.Column<int>(type: "integer", nullable: false),
                    destroyed_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_child_key", x => new { x.locality_id, x.child_id });
                });

            migrationBuilder.CreateTable(
                name: "access_disclosure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_shared = table.Column<bool>(type: "boolean", nullable: false),
                    kinds = table.Column<int>(type: "integer", nullable: false),
                    what = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    to_organisation = table.Column<Guid>(type: "uuid", nullable: true),
                    to_person = table.Column<Guid>(type: "uuid", nullable: true),
                    to_outside_body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    consent_whose = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    consent_on = table.Column<DateOnly>(type: "date", nullable: true),
                    consent_how = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    without = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    harm_if_shown = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    recalled_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    recalled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    recalled_why = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_disclosure", x => new { x.locality_id, x.id });
                    table.CheckConstraint("ck_access_disclosure_ground", "consent_whose IS NOT NULL OR reason IS NOT NULL");
                });

            migrationBuilder.CreateTable(
                name: "access_emergency_opening",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    involvement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    opened_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ends_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    review_by = table.Column<DateOnly>(type: "date", nullable: false),
                    reviewed_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reviewed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    justified = table.Column<bool>(type: "boolean", nullable: true),
                    finding = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    escalated_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_emergency_opening", x => new { x.locality_id, x.id });
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
                name: "access_locality_key",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wrapped = table.Column<byte[]>(type: "bytea", maxLength: 61, nullable: false),
                    master_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_locality_key", x => x.locality_id);
                });

            migrationBuilder.CreateTable(
                name: "access_notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    link = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    told_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    seen_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_notice", x => new { x.locality_id, x.id });
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
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    end_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    appointed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    certified_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_post", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_retention_hold",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: true),
                    @class = table.Column<string>(name: "class", type: "character varying(40)", maxLength: 40, nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    placed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    placed_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    lifted_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    lifted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    lifted_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_retention_hold", x => new { x.locality_id, x.id });
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
                    ended_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    end_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    warned_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
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
                    joined_to_id = table.Column<Guid>(type: "uuid", nullable: true),
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
                    signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    signed_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
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
                name: "children_address",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lines = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    postcode = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_address", x => new { x.locality_id, x.child_id });
                    table.ForeignKey(
                        name: "fk_children_address_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_attendance",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    week_starting = table.Column<DateOnly>(type: "date", nullable: false),
                    code = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    school_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sessions = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_attendance", x => new { x.locality_id, x.child_id, x.week_starting, x.code, x.school_id });
                    table.ForeignKey(
                        name: "fk_children_attendance_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_characteristics",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ethnicity = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    free_school_meals = table.Column<bool>(type: "boolean", nullable: true),
                    looked_after = table.Column<bool>(type: "boolean", nullable: true),
                    ever_looked_after = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_characteristics", x => new { x.locality_id, x.child_id });
                    table.ForeignKey(
                        name: "fk_children_characteristics_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_contact",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    relation = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    has_parental_responsibility = table.Column<bool>(type: "boolean", nullable: false),
                    lives_with_child = table.Column<bool>(type: "boolean", nullable: false),
                    may_not_be_contacted = table.Column<bool>(type: "boolean", nullable: false),
                    why_not = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_contact", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_contact_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_document",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_label = table.Column<byte[]>(type: "bytea", nullable: false),
                    file = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    scanned_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    taken_back_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_document", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_document_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_flag",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    raised_on = table.Column<DateOnly>(type: "date", nullable: false),
                    raised_by = table.Column<Guid>(type: "uuid", nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_flag", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_flag_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_identifier",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    lookup = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_identifier", x => new { x.locality_id, x.child_id, x.scheme });
                    table.ForeignKey(
                        name: "fk_children_identifier_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_joined_record",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    into_id = table.Column<Guid>(type: "uuid", nullable: false),
                    joined_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    joined_by = table.Column<Guid>(type: "uuid", nullable: false),
                    why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    parted_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    parted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    parted_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_joined_record", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_joined_record_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_name_word",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    word = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_name_word", x => new { x.locality_id, x.child_id, x.word });
                    table.ForeignKey(
                        name: "fk_children_name_word_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "children_note",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    sealed_text = table.Column<byte[]>(type: "bytea", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    mistaken_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_note", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_note_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_own_words",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    voice = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    said_on = table.Column<DateOnly>(type: "date", nullable: false),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    taken_back_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_own_words", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_own_words_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_record_request",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_for = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    first = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    last = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    born = table.Column<DateOnly>(type: "date", nullable: false),
                    message = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    answer = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_record_request", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_record_request_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
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
                    enrolment = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: false),
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

            migrationBuilder.CreateTable(
                name: "children_support_stage",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provision = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: false),
                    primary_need = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_support_stage", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_support_stage_children_child_locality_id_child_id",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "children_document_content",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_document_content", x => new { x.locality_id, x.id });
                    table.ForeignKey(
                        name: "fk_children_document_content_children_child_locality_id_child_",
                        columns: x => new { x.locality_id, x.child_id },
                        principalTable: "children_child",
                        principalColumns: new[] { "locality_id", "child_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_children_document_content_children_document_locality_id_doc",
                        columns: x => new { x.locality_id, x.document_id },
                        principalTable: "children_document",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_audit_child_locality_id_seq",
                table: "access_audit_child",
                columns: new[] { "locality_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_access_audit_entry_locality_id_child_id_seq",
                table: "access_audit_entry",
                columns: new[] { "locality_id", "child_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_access_audit_entry_locality_id_person_id_seq",
                table: "access_audit_entry",
                columns: new[] { "locality_id", "person_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_access_child_key_locality_id_master_version",
                table: "access_child_key",
                columns: new[] { "locality_id", "master_version" });

            migrationBuilder.CreateIndex(
                name: "ix_access_disclosure_locality_id_child_id",
                table: "access_disclosure",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_emergency_opening_locality_id_child_id",
                table: "access_emergency_opening",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_emergency_opening_locality_id_reviewed_at_utc",
                table: "access_emergency_opening",
                columns: new[] { "locality_id", "reviewed_at_utc" });

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
                name: "ix_access_involvement_locality_id_child_id_revoked_at_utc_orga",
                table: "access_involvement",
                columns: new[] { "locality_id", "child_id", "revoked_at_utc", "organisation_id", "person_id", "kind", "covers", "from_day", "to_day", "ends_at_utc" });

            migrationBuilder.CreateIndex(
                name: "ix_access_involvement_locality_id_organisation_id",
                table: "access_involvement",
                columns: new[] { "locality_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_involvement_locality_id_person_id",
                table: "access_involvement",
                columns: new[] { "locality_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_notice_locality_id_person_id_told_at_utc",
                table: "access_notice",
                columns: new[] { "locality_id", "person_id", "told_at_utc" });

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
                name: "ix_children_contact_locality_id_child_id",
                table: "children_contact",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_document_locality_id_child_id",
                table: "children_document",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_document_content_locality_id_child_id",
                table: "children_document_content",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_document_content_locality_id_document_id",
                table: "children_document_content",
                columns: new[] { "locality_id", "document_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_flag_locality_id_child_id",
                table: "children_flag",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_flag_locality_id_review_on",
                table: "children_flag",
                columns: new[] { "locality_id", "review_on" });

            migrationBuilder.CreateIndex(
                name: "ix_children_identifier_locality_id_scheme_lookup",
                table: "children_identifier",
                columns: new[] { "locality_id", "scheme", "lookup" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_children_joined_record_locality_id_child_id",
                table: "children_joined_record",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_joined_record_locality_id_into_id",
                table: "children_joined_record",
                columns: new[] { "locality_id", "into_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_name_word_locality_id_word",
                table: "children_name_word",
                columns: new[] { "locality_id", "word" });

            migrationBuilder.CreateIndex(
                name: "ix_children_note_locality_id_child_id",
                table: "children_note",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_own_words_locality_id_child_id",
                table: "children_own_words",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_record_request_locality_id_asked_for",
                table: "children_record_request",
                columns: new[] { "locality_id", "asked_for" });

            migrationBuilder.CreateIndex(
                name: "ix_children_record_request_locality_id_child_id",
                table: "children_record_request",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_roll_entry_locality_id_child_id",
                table: "children_roll_entry",
                columns: new[] { "locality_id", "child_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_roll_entry_locality_id_school_id",
                table: "children_roll_entry",
                columns: new[] { "locality_id", "school_id" });

            migrationBuilder.CreateIndex(
                name: "ix_children_support_stage_locality_id_child_id",
                table: "children_support_stage",
                columns: new[] { "locality_id", "child_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_audit_child");

            migrationBuilder.DropTable(
                name: "access_audit_entry");

            migrationBuilder.DropTable(
                name: "access_audit_head");

            migrationBuilder.DropTable(
                name: "access_authenticator");

            migrationBuilder.DropTable(
                name: "access_child_key");

            migrationBuilder.DropTable(
                name: "access_disclosure");

            migrationBuilder.DropTable(
                name: "access_emergency_opening");

            migrationBuilder.DropTable(
                name: "access_invitation");

            migrationBuilder.DropTable(
                name: "access_involvement");

            migrationBuilder.DropTable(
                name: "access_locality_key");

            migrationBuilder.DropTable(
                name: "access_notice");

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
                name: "access_retention_hold");

            migrationBuilder.DropTable(
                name: "access_session");

            migrationBuilder.DropTable(
                name: "access_sharing_party");

            migrationBuilder.DropTable(
                name: "access_waiting_mail");

            migrationBuilder.DropTable(
                name: "children_address");

            migrationBuilder.DropTable(
                name: "children_attendance");

            migrationBuilder.DropTable(
                name: "children_characteristics");

            migrationBuilder.DropTable(
                name: "children_contact");

            migrationBuilder.DropTable(
                name: "children_document_content");

            migrationBuilder.DropTable(
                name: "children_flag");

            migrationBuilder.DropTable(
                name: "children_identifier");

            migrationBuilder.DropTable(
                name: "children_joined_record");

            migrationBuilder.DropTable(
                name: "children_name_word");

            migrationBuilder.DropTable(
                name: "children_note");

            migrationBuilder.DropTable(
                name: "children_own_words");

            migrationBuilder.DropTable(
                name: "children_record_request");

            migrationBuilder.DropTable(
                name: "children_roll_entry");

            migrationBuilder.DropTable(
                name: "children_support_stage");

            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "access_person");

            migrationBuilder.DropTable(
                name: "access_sharing_agreement");

            migrationBuilder.DropTable(
                name: "children_document");

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
