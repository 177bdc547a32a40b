using Headwater.Data;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Services;

/// <summary>Moves the number of the directory, so that what is held in memory is known to be old.</summary>
internal static class DirectoryNumber
{
    /// <summary>Moves it, to be saved with what it is moved for.</summary>
    public static async Task MoveDirectoryAsync(this HeadwaterDb db, DateTime now, CancellationToken ct)
    {
        if (await db.Set<DirectoryState>().SingleOrDefaultAsync(ct) is not { } state)
        {
            db.Add(new DirectoryState { ChangedAtUtc = now });
            return;
        }

        state.ChangedAtUtc = now;
        // Also where two changes fall into one instant.
        db.Entry(state).State = EntityState.Modified;
    }
}
