using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>
/// Seals what is written about a child with a key of that child's own (AES-256-GCM). When the key is destroyed, nothing that
/// was sealed with it can be read any more, wherever a copy lies. Keys are held for the scope only.
/// </summary>
/// <remarks>
/// A purpose names the table, the column and the row, such as <c>children_note.text 0198…</c>: sealed bytes that are moved to
/// another child, column or row do not open.
/// </remarks>
public interface IChildVault
{
    /// <summary>Seals bytes. A child that has no key yet gets one at once, in the open transaction where there is one.</summary>
    /// <exception cref="ChildKeyDestroyedException">The child's key was destroyed.</exception>
    Task<byte[]> SealAsync(ChildId child, string purpose, ReadOnlyMemory<byte> plain, CancellationToken ct);

    /// <summary>Opens what <see cref="SealAsync"/> made of the same child and purpose.</summary>
    /// <exception cref="ChildKeyDestroyedException">The child's key was destroyed: show it as erased.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was altered, or sealed for another child or purpose.</exception>
    Task<byte[]> OpenAsync(ChildId child, string purpose, ReadOnlyMemory<byte> sealedBytes, CancellationToken ct);

    /// <summary>Seals a text, as UTF-8.</summary>
    /// <exception cref="ChildKeyDestroyedException">The child's key was destroyed.</exception>
    Task<byte[]> SealTextAsync(ChildId child, string purpose, string text, CancellationToken ct);

    /// <summary>Opens a text.</summary>
    /// <exception cref="ChildKeyDestroyedException">The child's key was destroyed: show it as erased.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was altered, or sealed for another child or purpose.</exception>
    Task<string> OpenTextAsync(ChildId child, string purpose, ReadOnlyMemory<byte> sealedText, CancellationToken ct);

    /// <summary>
    /// Destroys the child's key, in the open transaction where there is one, and writes that down outside the database first,
    /// so that a restored backup does not bring it back. It cannot be undone.
    /// </summary>
    Task DestroyAsync(ChildId child, CancellationToken ct);
}

/// <summary>What was sealed for this child was erased: its key is gone.</summary>
public sealed class ChildKeyDestroyedException(ChildId child) : Exception("What was written about this child was erased.")
{
    /// <summary>Whose key.</summary>
    public ChildId Child { get; } = child;
}

/// <summary>
/// Finds an exact number without keeping it readable: HMAC-SHA-256 with a key of the locality's own. The same number gives the
/// same bytes in one locality and others in another.
/// </summary>
public interface IKeyedIndex
{
    /// <summary>The bytes under which a value is found. Spaces and hyphens are left out, letters are taken as capitals.</summary>
    /// <param name="kind">What kind of number, such as <c>upn</c> or <c>nhs</c>.</param>
    /// <param name="value">The number as it was typed.</param>
    /// <param name="ct">Stops the work.</param>
    Task<byte[]> OfAsync(string kind, string value, CancellationToken ct);
}
