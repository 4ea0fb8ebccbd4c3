import { expect, test } from 'vitest';
import {
  languagesOf,
  missingIn,
  TEXT_CODES,
  TEXT_MOST,
  type Texts,
  withWording,
  wordingOf,
} from '@/settings/policy/wordings';
import contract from '../../../contract/openapi.json';

test('codes and bounds are those of the contract', () => {
  const { texts } = contract.components.schemas.PolicyShown.properties;
  expect(texts.description).toContain(`code (${TEXT_CODES.join(', ')})`);
  expect(texts.additionalProperties.additionalProperties.maxLength).toBe(TEXT_MOST);
});

test('a customer gets the exact language, its base, any, or else our words', () => {
  const texts: Texts = {
    greeting: { zh: '您好', 'zh-TW': '嗨', '*': 'Hi' },
    remind: { de: 'Da?' },
  };
  expect(wordingOf(texts, 'greeting', 'zh-TW')).toEqual({ text: '嗨', from: 'zh-TW' });
  expect(wordingOf(texts, 'greeting', 'zh-CN')).toEqual({ text: '您好', from: 'zh' });
  expect(wordingOf(texts, 'greeting', 'fr')).toEqual({ text: 'Hi', from: '*' });
  expect(wordingOf(texts, 'remind', 'fr')).toBeUndefined();
  expect(missingIn(texts, 'fr')).toEqual(['remind']);
  expect(languagesOf(texts)).toEqual(['*', 'en', 'zh-CN', 'zh-TW', 'zh', 'de']);
});

test('an empty wording is taken out, and with the last one all', () => {
  const one = withWording({}, 'greeting', 'de', 'Hallo');
  expect(one).toEqual({ greeting: { de: 'Hallo' } });
  const two = withWording(one ?? {}, 'greeting', '*', 'Hi');
  expect(two).toEqual({ greeting: { de: 'Hallo', '*': 'Hi' } });
  expect(withWording(two ?? {}, 'greeting', 'de', '')).toEqual({ greeting: { '*': 'Hi' } });
  expect(withWording(one ?? {}, 'greeting', 'de', '')).toBeUndefined();
});
