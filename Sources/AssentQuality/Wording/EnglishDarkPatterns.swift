extension DarkPatterns {
  static let english: [(DarkPattern, [String])] = [
    (
      .guilt,
      [
        "sorry|sad|saddened|heartbroken|devastated|gutted to see|lose you", "hate to see you",
        "we ll|will * miss you", "we are|re going to miss you", "you ll|will be * missed", "miss you already", "please don t go|leave",
        "don t go|leave us",
        "don t leave", "please do not leave|go", "please stay", "breaks|broke our heart|hearts", "was it something we", "did we do something",
        "leaving us|already|so",
        "goodbye is hard", "ready|want to say goodbye", "give us another|a|one * chance", "stay with us", "=before you go *", "before you leave us",
        "wish you would|d stay|reconsider", "we thought we|you were friends", "is this goodbye",
      ]
    ),
    (
      .doubt,
      [
        "are you * sure", "sure you want|wish|would", "you re|are sure you want", "do you really|truly|still want|wish",
        "really want to leave|unsubscribe|go|stop|quit|opt|lose",
        "really leaving|unsubscribing", "think again", "think twice", "please reconsider", "reconsider your|this", "certain you want|wish",
      ]
    ),
    (
      .loss,
      [
        "miss|missing out",
        "you ll|will|might|may|could|would|d miss|lose * offers|news|deals|discounts|updates|sales|benefits|savings|perks|rewards|points|access|inspiration",
        "lose|losing * benefits|discounts|perks|rewards|points|savings|privileges", "don t miss", "never miss",
        "what you re|are|ll|will missing|miss|lose|losing",
        "give|giving up * benefits|discounts|perks|rewards|points|savings|privileges",
      ]
    ),
    (
      .shame,
      [
        "i hate|dislike * saving|money|discounts|deals|savings|free|fun|bargains|offers",
        "i don|do t|not like|want|need|care|enjoy|love|believe * save|saving|savings|money|deals|bargains|free|better|smarter|healthier",
        "pay|paying * full price", "i d|would rather * pay|miss|stay|be|live|waste",
        "i prefer|like|love|enjoy to|paying|missing|wasting|being|staying * more|full|out|money|ignorant|uninformed",
        "no * i ll|will|m|am|d * miss|pay|boring|fine|pass", "i m|am not interested in saving|savings|growing|improving|a|being|getting",
        "stay|remain|be ignorant|uninformed|bored|boring",
        "i m|am too * rich|busy|boring|cool|good", "i have|ve * enough money", "no thanks * hate|loser|boring|rich",
      ]
    ),
    (
      .urgency,
      [
        "last chance", "not too late", "before it|its s|is|too too|late", "hurry", "act now|fast|quickly",
        "only * days|hours|minutes|left left|remaining", "limited time", "cannot be undone|reversed",
        "can t|not be undone|reversed", "this is permanent|irreversible", "never be able to", "no way|going back", "you ll|will regret",
      ]
    ),
    (
      .doubleNegative,
      [
        "=don t unsubscribe *", "=do not unsubscribe *", "=don t opt out *", "=do not opt out *", "=don t stop *", "=do not stop *",
        "=don t remove *", "=do not remove *",
        "uncheck|untick|deselect * not|don", "tick|check * box * not|don", "tick|check|select * if you do|would|don|wouldn not|t|rather|prefer",
        "not want * not|stop", "don t want * not|stop",
        "not wish * not|stop", "opt out of not",
      ]
    ),
    (
      .rival,
      [
        "=stay|remain subscribed *", "=keep me *", "=no keep me *", "=yes keep me *", "=keep my|your|the|receiving|getting|sending *",
        "=i ll|want|will stay|to * stay|receiving|subscribed|it *",
        "=i ll|will stay *", "=i want to stay *", "=stay with us *", "=stay *", "=never mind *", "=take me back *", "=i ve|have changed my mind *",
        "=i changed my mind *", "=continue receiving|getting *",
        "=cancel unsubscribe|unsubscription|unsubscribing *",
      ]
    ),
  ]
}
