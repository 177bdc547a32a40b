namespace Headwater.Partnership.Plan;

internal static class PlanLinks
{
    public const string Board = "/collaborative/plan";
    public const string Add = "/collaborative/plan/activities/new";
    public const string OnePage = "/collaborative/plan/page";
    public const string File = "/collaborative/plan/file";
    public const string Csv = "/collaborative/plan/file?handler=Csv";

    public static string Activity(Guid id) => $"/collaborative/plan/activities/{id}";

    public static string Change(Guid id) => $"/collaborative/plan/activities/{id}/change";

    public static string Step(Guid activity, StepKind kind, Guid? id = null) => $"/collaborative/plan/activities/{activity}/steps?kind={kind}{(id is null ? "" : $"&step={id}")}";

    public static string Update(Guid id) => $"/collaborative/plan/activities/{id}/update";

    public static string Review(Guid id) => $"/collaborative/plan/activities/{id}/review";
}
