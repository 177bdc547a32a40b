namespace Headwater.Files;

/// <summary>The file is not of the kind that was asked for: it is skipped and listed, and no fault of the import.</summary>
public sealed class NotThisKindException(string why) : Exception(why);
