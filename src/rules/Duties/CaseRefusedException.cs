namespace Headwater.Duties;

/// <summary>A case that cannot be: the message names the exclusion or the field, what is wrong and what to do. Nothing was worked out.</summary>
/// <param name="message">One or two clear sentences.</param>
public sealed class CaseRefusedException(string message) : Exception(message);
