using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Headwater.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class LastChange : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "changed_seq",
                table: "access_audit_head",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "changed_seq",
                table: "access_audit_head");
        }
    }
}
