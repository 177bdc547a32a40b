using System.Globalization;
using System.Text.Json;
using Headwater.Duties;

namespace Headwater.Bench;

/// <summary>The legal clock over 100,000 cases, from JSON to JSON, against reading the same JSON and writing it again.</summary>
internal sealed class ClockBenchmark : IBenchmark
{
    private const int Cases = 100_000;
    private const int Promised = 20_000;

    public string Name => "clock";

    public string About => "Reading 100,000 cases of exclusions from JSON, working out every duty and writing the answers, on one thread, against System.Text.Json reading the same lines and writing them again.";

    public Gate Gate { get; } = new(RatioOf.CandidateToBaseline, Bound.AtMost, 6);

    public string Unit => "ms";

    public IReadOnlyList<string> Covers => ["src/rules/Duties", "benchmarks/ClockBenchmark.cs"];

    public Task<ITwoSides> PrepareAsync(CancellationToken ct)
    {
        var random = new Random(20_260_901);
        var sides = new Sides([.. Enumerable.Range(0, Cases).Select(i => MadeUp(random, i))]);
        sides.RefuseUnlessAnswered();
        return Task.FromResult<ITwoSides>(sides);
    }

    /// <summary>One to six exclusions of a child in a school year of its own closures, a tenth with a permanent one at the end that went to the board.</summary>
    private static byte[] MadeUp(Random random, int number)
    {
        SchoolTerm[] terms = [new(new(2026, 9, 3), new(2026, 12, 18)), new(new(2027, 1, 5), new(2027, 3, 25)), new(new(2027, 4, 12), new(2027, 7, 23))];
        DateOnly[] closed = [.. Enumerable.Range(0, 20).Select(i => new DateOnly(2026, 10, 26).AddDays(i < 5 ? i : random.Next(20, 260))).Distinct()];
        var calendar = new SchoolCalendar(terms, closed);
        var exclusions = new List<Dictionary<string, object>>();
        var (count, at) = (random.Next(1, 7), random.Next(0, 20));
        for (var i = 0; i < count; i++)
        {
            var day = calendar.After(new(2026, 9, 1), at + 1)!.Value;
            var x = new Dictionary<string, object> { ["id"] = Invariant($"X{i}"), ["kind"] = "suspension", ["start"] = day, ["reasons"] = new[] { "DB" }, ["decided"] = day, ["boardNotified"] = day };
            if (i < count - 1 || random.Next(10) > 0)
                (x["sessions"], x["parentRepresentations"]) = (random.Next(1, 12), day.AddDays(2));
            else
                (x["kind"], x["boardMeetingOn"], x["boardDecision"], x["boardDecisionNotified"], x["reviewApplied"]) = ("permanent", day.AddDays(14), "declined", day.AddDays(15), day.AddDays(20));
            exclusions.Add(x);
            at += 7 + random.Next(0, 16);
        }

        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            school = new { id = Invariant($"S{number % 500}"), type = "maintained", calendar = new { terms = terms.Select(t => new { start = t.Start, end = t.End }), closed, weekend = new[] { "saturday", "sunday" } } },
            pupil = new { id = Invariant($"P{number}"), dateOfBirth = "2013-05-02", lookedAfter = number % 9 == 0, socialWorker = number % 4 == 0, ehcPlan = false, daysServedElsewhereThisYear = 0 },
            exclusions,
            asOf = "2027-03-01",
        });
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class Sides(byte[][] lines) : ITwoSides
    {
        private readonly ExclusionCase[] cases = [.. lines.Select(l => CaseJson.Read(l))];
        private readonly MemoryStream output = new(1 << 28);
        private readonly List<double> whole = [];
        private readonly List<double> rulesOnly = [];
        private long duties;

        public IReadOnlyList<string> Notes
        {
            get
            {
                var (including, excluding) = (Rate(whole), Rate(rulesOnly));
                if (including < Promised)
                    throw new InvalidOperationException(Invariant($"Only {including:N0} cases a second, where {Promised:N0} are promised."));
                return
                [
                    Invariant($"Made-up cases (seeded), one to six exclusions each with a calendar of its own, {lines.Average(l => l.Length):N0} bytes a case; the clock finds {(double)duties / Cases:N1} duties a case. Both sides hold the lines and the answers in memory and run on one thread; one utf-8 writer is used again and again."),
                    Invariant($"In this run the clock answered {including:N0} cases a second from JSON to JSON, and {excluding:N0} a second from cases already read, without writing: medians by seconds of one processor, garbage collection among them. The promise is {Promised:N0} a second; a median from JSON to JSON under it fails the run."),
                ];
            }
        }

        public Task<double> BaselineAsync(CancellationToken ct) => Task.FromResult(Stopwatched.Milliseconds(() => EachLine((line, writer) =>
        {
            using var document = JsonDocument.Parse(line);
            document.RootElement.WriteTo(writer);
        })));

        public Task<double> CandidateAsync(CancellationToken ct)
        {
            var time = 0.0;
            whole.Add(Processor(() => time = Stopwatched.Milliseconds(() => EachLine((line, writer) => ResultJson.Write(writer, ExclusionClock.Compute(CaseJson.Read(line)))))));
            duties = 0;
            rulesOnly.Add(Processor(() =>
            {
                foreach (var one in cases)
                    duties += ExclusionClock.Compute(one).Duties.Count;
            }));
            return Task.FromResult(time);
        }

        public void RefuseUnlessAnswered()
        {
            foreach (var one in cases)
            {
                if (ExclusionClock.Compute(one).Duties.Count < 2 * one.Exclusions.Count)
                    throw new InvalidOperationException("A case has fewer duties than its notices to parent and local authority.");
            }
        }

        public ValueTask DisposeAsync() => output.DisposeAsync();

        private void EachLine(Action<byte[], Utf8JsonWriter> work)
        {
            output.SetLength(0);
            using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
            foreach (var line in lines)
            {
                work(line, writer);
                writer.Flush();
                writer.Reset();
                output.WriteByte((byte)'\n');
            }
        }

        /// <summary>Milliseconds of the processor, the garbage collector's among them: what others do on the machine is not counted.</summary>
        private static double Processor(Action work)
        {
            var start = Environment.CpuUsage.TotalTime;
            work();
            return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
        }

        private static double Rate(List<double> milliseconds) => Cases / (Runner.Median(milliseconds) / 1000);
    }
}
