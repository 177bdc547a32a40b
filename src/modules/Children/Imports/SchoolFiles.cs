using Headwater.Children.Exclusions;
using Headwater.Kernel;

namespace Headwater.Children.Imports;

/// <summary>Takes in what somebody uploads or a school's system hands over: the file lies on the server only while it is read.</summary>
internal sealed class SchoolFiles(RollImport rolls, AttendanceImport attendance, ExclusionImport exclusions, InstallationSettings settings)
{
    /// <summary>What a file may hold, as it is named in forms and addresses.</summary>
    public static IReadOnlyList<(string Value, string Words)> Kinds { get; } = [("roll", "The roll"), ("attendance", "Attendance by week and code"), ("exclusions", "Suspensions and exclusions")];

    /// <summary>Reads it, and writes what it says unless it is only looked at.</summary>
    /// <param name="what">One of <see cref="Kinds"/>.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="school">Whose file.</param>
    /// <param name="mode">How.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">It cannot be read as such a file, or the actor may not.</exception>
    /// <exception cref="BadRowsException">Rows cannot be taken and the others were not asked for alone.</exception>
    public async Task<ImportResult> RunAsync(string? what, Func<Task<byte[]>> file, OrganisationId school, ImportMode mode, CancellationToken ct)
    {
        const string Name = "The file";
        var path = Path.Combine(settings.DataFolder, "work", $"{Guid.CreateVersion7():N}.upload");
        // Before anything can be refused: a file that was never written is deleted without complaint only from a folder that is there.
        PrivateFolder.Create(Path.GetDirectoryName(path)!);
        try
        {
            await File.WriteAllBytesAsync(path, await file(), ct);
            return what switch
            {
                "roll" => await rolls.RunAsync(path, Name, school, mode, ct),
                "exclusions" => await exclusions.RunAsync(path, Name, school, mode, ct),
                "attendance" => await attendance.RunAsync(path, Name, school, mode, ct),
                _ => throw new InputRefusedException("Say what the file holds: roll, attendance or exclusions."),
            };
        }
        finally
        {
            File.Delete(path);
        }
    }
}
