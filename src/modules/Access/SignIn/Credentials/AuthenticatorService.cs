using System.Security.Cryptography;
using System.Text;
using Headwater.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.SignIn.Credentials;

/// <summary>Authenticator apps and recovery codes.</summary>
internal sealed class AuthenticatorService(HeadwaterDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    public const int RecoveryCodes = 10;
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private readonly IDataProtector protector = protection.CreateProtector("Headwater.Access.Authenticator");

    /// <summary>The secret that is offered: the same one until it is confirmed, so that a page loaded twice shows one secret.</summary>
    public async Task<byte[]> OfferAsync(Guid person, CancellationToken ct)
    {
        var row = await db.Set<Authenticator>().SingleOrDefaultAsync(a => a.PersonId == person, ct);
        if (row is null)
            db.Add(row = new() { PersonId = person });
        if (row.Offered is not null)
            return protector.Unprotect(row.Offered);
        var secret = Totp.NewSecret();
        row.Offered = protector.Protect(secret);
        await db.SaveChangesAsync(ct);
        return secret;
    }

    /// <summary>Takes the offered secret into use, once its code was typed. Pending until saved.</summary>
    public async Task<bool> ConfirmAsync(Guid person, string? code, CancellationToken ct)
    {
        var row = await db.Set<Authenticator>().SingleOrDefaultAsync(a => a.PersonId == person, ct);
        if (row?.Offered is null || Totp.Match(protector.Unprotect(row.Offered), code, Now) is not { } step)
            return false;
        (row.Secret, row.Offered, row.LastStep) = (row.Offered, null, step);
        return true;
    }

    public Task<bool> HasAsync(Guid person, CancellationToken ct) => db.Set<Authenticator>().AnyAsync(a => a.PersonId == person && a.Secret != null, ct);

    /// <summary>Takes a code, once: of two that send the same one, one is refused.</summary>
    public async Task<bool> UseAsync(Guid person, string? code, CancellationToken ct)
    {
        var row = await db.Set<Authenticator>().AsNoTracking().SingleOrDefaultAsync(a => a.PersonId == person && a.Secret != null, ct);
        return row?.Secret is not null && Totp.Match(protector.Unprotect(row.Secret), code, Now) is { } step
            && await db.Set<Authenticator>().Where(a => a.PersonId == person && a.LastStep < step).ExecuteUpdateAsync(a => a.SetProperty(x => x.LastStep, step), ct) == 1;
    }

    /// <summary>New recovery codes in place of all earlier ones. Pending until saved; shown once, for only their hashes stay.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Guid person, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.PersonId == person).ToListAsync(ct));
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(Letters, 24)).ToList();
        db.AddRange(codes.Select(c => new RecoveryCode { PersonId = person, Hash = HashOf(c) }));
        return [.. codes.Select(c => string.Join('-', c.Chunk(6).Select(part => new string(part))))];
    }

    public Task<int> RecoveryCodesLeftAsync(Guid person, CancellationToken ct) => db.Set<RecoveryCode>().CountAsync(c => c.PersonId == person, ct);

    public async Task<bool> UseRecoveryCodeAsync(Guid person, string? code, CancellationToken ct)
    {
        var hash = HashOf(string.Concat((code ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());
        return await db.Set<RecoveryCode>().Where(c => c.PersonId == person && c.Hash == hash).ExecuteDeleteAsync(ct) == 1;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    // 120 random bits: nobody guesses their way back from a plain hash.
    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
