using System.Net;
using AngleSharp.Html.Dom;
using Headwater.Kernel;
using Headwater.Modules.Tests.Support.Services;
using Headwater.Support.ServiceReferrals;
using Headwater.Support.Services;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.ServiceReferrals.ReferralScene;

namespace Headwater.Modules.Tests.Support.ServiceReferrals;

/// <summary>The few questions that a service asks besides those that every service has.</summary>
public sealed class OwnQuestionTests
{
    private const string Two = "Has the child been seen by a doctor for it?\nWhich days suit the family?";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_service_is_asked_once_its_own_questions_are_answered_and_reads_the_answers(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var service = await scene.ServiceAsync("Sleep well", "Kestrel Sleep", scene.Kestrel, Openness.Public, Two);
        var id = await scene.WholeAsync(service);
        var refused = await RefusedAsync(() => scene.SendAsync(scene.Senco, id, 3));
        Assert.Contains("Answer what the service asks: Has the child been seen by a doctor for it?", refused, StringComparison.Ordinal);

        var senco = await scene.BrowserAsync(scene.Senco);
        var path = ReferralLinks.Questions(scene.Child, id);
        var page = (await senco.GetAsync(path)).Page;
        Assert.Contains("What Sleep well asks besides", Text(page), StringComparison.Ordinal);
        var tooLong = await senco.PostAsync(page, path, "Save and continue", ("Own[0]", new string('x', ServiceQuestions.AnswerLength + 1)), ("Own[1]", "Mondays.\nOr Fridays."));
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.Status);
        Assert.Contains("the answer to “Has the child been seen by a doctor for it?”", Text(tooLong.Page), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Mondays.\nOr Fridays.", tooLong.Page.GetElementById("Own[1]") is IHtmlTextAreaElement area ? area.Value : null);
        Assert.NotNull((await senco.PostAsync(tooLong.Page, path, "Save and continue", ("Own[0]", "Yes, “in June”.</p>"))).To);
        var version = (await scene.PaperAsync(scene.Senco, id))!.Referral.Version;
        Assert.True(await scene.SendAsync(scene.Senco, id, version));

        var one = await scene.TextAsync(scene.Worker, ReferralLinks.One(scene.Child, id));
        foreach (var said in new[] { "Has the child been seen by a doctor for it? Yes, “in June”.</p>", "Which days suit the family? Mondays." })
            Assert.Contains(said, one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handed_on_the_answer_to_the_same_question_need_not_be_typed_again()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var first = await scene.ServiceAsync("Sleep well", "Kestrel Sleep", scene.Kestrel, Openness.Public, Two);
        var second = await scene.ServiceAsync("Rest easy", "Heron Sleep", scene.Heron, Openness.Public, "Is there a pet at home?\nwhich days suit the family?");
        var id = await scene.WholeAsync(first);
        Assert.True(await scene.WriteAsync(scene.Senco, s => s.AnswerAsync(scene.Child, id, 3, "Worries.", "Nothing yet.", "Sleep.", ["No.", "Mondays."], Ct)));
        Assert.True(await scene.SendAsync(scene.Senco, id, 4));
        Assert.True(await scene.TakeAsync(scene.Worker, id, 5, ReferralState.Received));
        Assert.True(await scene.TakeAsync(scene.Worker, id, 6, ReferralState.Declined, "We are full."));
        var next = (await scene.WriteAsync(scene.Senco, s => s.BeginAsync(scene.Child, Guid.CreateVersion7(), second, id, Ct)))!.Value;
        Assert.Equal([new("Is there a pet at home?", null), new("which days suit the family?", "Mondays.")], ServiceQuestions.Of((await scene.PaperAsync(scene.Senco, next))!.Referral));
    }

    [Fact]
    public void Few_questions_are_few()
    {
        var draft = new ServiceVersion { Id = default, ServiceId = default, Number = 1, Name = "", Summary = "", Needs = "", Areas = "", Cost = "", Languages = "", Access = "", WhenToRefer = "", HowToRefer = "", TriedFirst = "", WhoDecides = "", WhatHappensNext = "", MadeBy = default, ChangedAtUtc = default };
        (DirectoryScene.Whole with { Questions = " One? \n\n Two? \r\n" }).Into(draft);
        Assert.Equal("One?\nTwo?", draft.Questions);
        (DirectoryScene.Whole with { Questions = " \n " }).Into(draft);
        Assert.Null(draft.Questions);
        foreach (var many in new[] { "1?\n2?\n3?\n4?\n5?", new string('x', ServiceVersion.QuestionLength + 1) })
            Assert.Contains("at most 4 questions", Assert.Throws<InputRefusedException>(() => (DirectoryScene.Whole with { Questions = many }).Into(draft)).Message, StringComparison.Ordinal);
    }
}
