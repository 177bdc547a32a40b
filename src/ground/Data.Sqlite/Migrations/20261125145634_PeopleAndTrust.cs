using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
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
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    verb = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    record_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    detail = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    salt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: true),
                    commitment = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_audit_entry", x => new { x.locality_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "access_audit_head",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_audit_head", x => x.locality_id);
                });

            migrationBuilder.CreateTable(
                name: "access_involvement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    basis = table.Column<int>(type: "INTEGER", nullable: false),
                    covers = table.Column<int>(type: "INTEGER", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ends_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    agreement_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    granted_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    granted_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revoked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    revoked_why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_involvement", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    is_sample = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    deactivated_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_post",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    appointed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    certified_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_post", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_sharing_agreement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_sharing_agreement", x => new { x.locality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "access_waiting_mail",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    letter = table.Column<byte[]>(type: "BLOB", nullable: false),
                    added_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    next_try_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_waiting_mail", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "children_child",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    legal_first = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    legal_last = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    known_as = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    pronunciation = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    date_of_birth = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    sex = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    year_group_override = table.Column<int>(type: "INTEGER", nullable: true),
                    is_sample = table.Column<bool>(type: "INTEGER", nullable: false),
                    opened_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_child", x => new { x.locality_id, x.child_id });
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", nullable: true),
                    xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_authenticator",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    secret = table.Column<byte[]>(type: "BLOB", maxLength: 500, nullable: true),
                    offered = table.Column<byte[]>(type: "BLOB", maxLength: 500, nullable: true),
                    last_step = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sent_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
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
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
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
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
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
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
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
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    method = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    started_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seen_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    stepped_up_at_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    device = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
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
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agreement_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_sharing_party", x => new { x.locality_id, x.agreement_id, x.organisation_id });
                    table.ForeignKey(
                        name: "fk_access_sharing_party_access_sharing_agreement_locality_id_agreement_id",
                        columns: x => new { x.locality_id, x.agreement_id },
                        principalTable: "access_sharing_agreement",
                        principalColumns: new[] { "locality_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "children_roll_entry",
                columns: table => new
                {
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    leaving_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
