using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class OwnQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "own_answers",
                table: "support_referrals",
                type: "character varying(48000)",
                maxLength: 48000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "own_questions",
                table: "support_referrals",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "questions",
                table: "directory_version",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "own_answers",
                table: "support_referrals");

            migrationBuilder.DropColumn(
                name: "own_questions",
                table: "support_referrals");

            migrationBuilder.DropColumn(
                name: "questions",
                table: "directory_version");
        }
    }
}
