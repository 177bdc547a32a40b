using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 48000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "own_questions",
                table: "support_referrals",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "questions",
                table: "directory_version",
                type: "TEXT",
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
